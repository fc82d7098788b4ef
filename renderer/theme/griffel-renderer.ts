import type { createDOMRenderer } from '@fluentui/react-components';

type GriffelRenderer = ReturnType<typeof createDOMRenderer>;
type RulesByBucket = Parameters<GriffelRenderer['insertCSSRules']>[0];
type Bucket = keyof RulesByBucket;

/** Griffel's order of its style buckets: a later one wins over an earlier one. */
const BUCKETS: readonly Bucket[] = [
  'r',
  'd',
  'l',
  'v',
  'w',
  'f',
  'i',
  'h',
  'a',
  's',
  'k',
  't',
  'm',
  'c',
  'x',
];

interface Sheet {
  bucket: Bucket;
  condition: string;
  priority: number;
  css: CSSStyleSheet;
}

/**
 * Puts Griffel's rules into constructed style sheets. Its own renderer makes `<style>` elements,
 * and `style-src 'self'` takes the sheet away even from an empty one (seen in Chromium 156).
 */
export function createAdoptedRenderer(target: Document): GriffelRenderer {
  const sheets = new Map<string, Sheet>();

  function sheetFor(bucket: Bucket, metadata: Record<string, unknown> = {}): CSSStyleSheet {
    const condition = String(metadata['m'] ?? metadata['x'] ?? '');
    const priority = Number(metadata['p'] ?? 0);
    const key = [bucket, condition, priority].join('|');
    const known = sheets.get(key);
    if (known) return known.css;
    const css = new CSSStyleSheet();
    const foreign = target.adoptedStyleSheets.slice(0, target.adoptedStyleSheets.length - sheets.size);
    sheets.set(key, { bucket, condition, priority, css });
    const own = [...sheets.values()].sort(byOrder).map((sheet) => sheet.css);
    target.adoptedStyleSheets = [...foreign, ...own];
    return css;
  }

  const renderer: GriffelRenderer = {
    id: 'adopted',
    insertionCache: {},
    stylesheets: {},
    compareMediaQueries: compareText,
    compareContainerQueries: compareText,
    insertCSSRules(rules) {
      for (const bucket of BUCKETS) {
        for (const entry of rules[bucket] ?? []) {
          const [rule, metadata] = typeof entry === 'string' ? [entry] : entry;
          if (renderer.insertionCache[rule]) continue;
          renderer.insertionCache[rule] = bucket;
          insertRule(sheetFor(bucket, metadata), rule);
        }
      }
    },
  };
  return renderer;
}

function byOrder(a: Sheet, b: Sheet): number {
  return (
    BUCKETS.indexOf(a.bucket) - BUCKETS.indexOf(b.bucket) ||
    compareText(a.condition, b.condition) ||
    a.priority - b.priority
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rules for other browsers (`::-moz-…`) are refused by Chromium; nothing is lost with them. */
function insertRule(sheet: CSSStyleSheet, rule: string): void {
  try {
    sheet.insertRule(rule, sheet.cssRules.length);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
