import { hash } from 'node:crypto';
import type { Problem } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { DeltaPage } from './types.ts';

/** Watches the pages between two delta links: a server that leads nowhere would keep us busy for ever. */
export interface PageGuard {
  /** Takes note of a page. Answers what is wrong where the pages cannot come to an end. */
  pass(page: DeltaPage): Problem | null;
  /** The next page is the first of a new round. */
  restart(): void;
}

/**
 * A folder holds a million messages at most, and the smallest pages hold 25.
 * https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
 */
const MOST_PAGES = 40_000;
/** Graph sends a few empty pages where many messages were removed. */
const MOST_EMPTY = 200;

export function createPageGuard(): PageGuard {
  // Not the links themselves: each has a thousand letters, and tokens of the folder's state in it.
  const seen = new Set<string>();
  let pages = 0;
  let empty = 0;
  return {
    pass(page) {
      if (!('next' in page)) return null;
      const mark = hash('sha1', page.next, 'base64');
      if (seen.has(mark)) return endless('The pages of the list lead in a circle.');
      seen.add(mark);
      pages += 1;
      empty = page.items.length === 0 ? empty + 1 : 0;
      if (empty > MOST_EMPTY) return endless(`${MOST_EMPTY} pages in a row held nothing.`);
      return pages > MOST_PAGES ? endless('There are more pages than a folder can have.') : null;
    },
    restart() {
      seen.clear();
      pages = 0;
      empty = 0;
    },
  };
}

function endless(message: string): Problem {
  return diagnose({ source: 'graph', cause: 'service-outage', facts: { message } });
}
