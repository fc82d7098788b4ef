/**
 * Style sheets and style attributes of a mail, reduced to what lays out text. The browser parses,
 * we keep from its result only known properties with known functions, so that escapes, comments
 * and broken syntax cannot hide an address.
 */

/** Properties (longhands, as the browser lists them) that a mail may set. */
const PROPERTY = new RegExp(
  `^(?:${[
    'color|opacity|visibility|display|direction|unicode-bidi|float|clear|box-sizing|box-shadow',
    'background-(?:color|image|position-[xy]|position|repeat|size|clip|origin)',
    'border(?:-[a-z-]+)?|outline(?:-[a-z-]+)?|(?:padding|margin)(?:-[a-z-]+)?',
    '(?:min-|max-)?(?:width|height|inline-size|block-size)|overflow(?:-[a-z]+)?',
    'font(?:-[a-z-]+)?|text-[a-z-]+|line-height|letter-spacing|word-[a-z]+|white-space(?:-collapse)?|hyphens|tab-size',
    'vertical-align|list-style(?:-[a-z]+)?|table-layout|caption-side|empty-cells|object-fit',
    'flex(?:-[a-z]+)?|align-[a-z]+|justify-[a-z]+|(?:row-|column-)?gap|order|grid-[a-z-]+',
  ].join('|')})$`,
);

/** Functions that fetch nothing and stand for no unseen value (`var`, `env` and `attr` do). */
const FUNCTION =
  /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|min|max|clamp|minmax|repeat|fit-content|(?:repeating-)?(?:linear|radial|conic)-gradient)$/;

/** Measured against the frame, whose height follows its content: they would grow without end. */
const ENDLESS_UNIT = /\d[sld]?v(?:h|b|min|max)\b/;

const IMAGE_PROPERTY = /^(?:background-image|list-style-image)$/;
const ONE_URL = /^url\("((?:[^"\\]|\\.)*)"\)$/;

/** Answers the address to use for a picture, null to leave it out. */
export type ResolveImage = (url: string) => string | null;

/** Takes everything out of `style` that is not known to be harmless. */
export function cleanDeclarations(style: CSSStyleDeclaration, resolveImage: ResolveImage): void {
  for (const property of [...style]) {
    const value = style.getPropertyValue(property);
    const clean = PROPERTY.test(property) ? cleanValue(property, value, resolveImage) : null;
    if (clean === null) style.removeProperty(property);
    else if (clean !== value) style.setProperty(property, clean, style.getPropertyPriority(property));
  }
}

function cleanValue(property: string, value: string, resolveImage: ResolveImage): string | null {
  const url = IMAGE_PROPERTY.test(property) ? ONE_URL.exec(value)?.[1] : undefined;
  if (url !== undefined) {
    const resolved = resolveImage(url.replace(/\\(.)/g, '$1'));
    return resolved === null ? null : `url("${resolved.replace(/["\\\s]/g, encodeURIComponent)}")`;
  }
  if (ENDLESS_UNIT.test(value) || value === '') return null;
  const functions = [...value.matchAll(/([^\s(),/"']*)\(/g)].map((match) => match[1] ?? '');
  return functions.every((name) => name === '' || FUNCTION.test(name)) ? value : null;
}

/** The harmless part of a style sheet's text. Pictures and fonts of a sheet are never fetched. */
export function cleanStyleSheet(text: string): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return cleanRules(sheet.cssRules);
}

function cleanRules(rules: CSSRuleList): string {
  return [...rules].map(cleanRule).join('\n');
}

function cleanRule(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) {
    cleanDeclarations(rule.style, () => null);
    return rule.style.length > 0 ? `${rule.selectorText} { ${rule.style.cssText} }` : '';
  }
  // The page is white in the dark theme too; colours made for a black one would be unreadable.
  if (rule instanceof CSSMediaRule && !rule.conditionText.includes('prefers-color-scheme')) {
    return `@media ${rule.conditionText} { ${cleanRules(rule.cssRules)} }`;
  }
  return '';
}
