import { success } from '../result.ts';
import type { Inbox } from './inbox.ts';
import type { SyncPosition } from './sync-round.ts';
import type { Mailbox, MailResult } from './types.ts';

/** Loads older messages page by page, one page at a time; rounds may run meanwhile. */
export interface OlderPages {
  readonly isLoading: boolean;
  /** Does nothing at the end of the inbox or while a page is on its way. */
  load(): Promise<MailResult<null>>;
  dispose(): void;
}

export function createOlderPages(options: {
  mailbox: Mailbox;
  inbox: Inbox;
  position: SyncPosition;
  onChange(): void;
}): OlderPages {
  const { mailbox, inbox, position, onChange } = options;
  const controller = new AbortController();
  let isLoading = false;
  return {
    get isLoading() {
      return isLoading;
    },
    async load() {
      if (position.older === null || isLoading || controller.signal.aborted) return success(null);
      isLoading = true;
      onChange();
      const page = await mailbox.page(position.older, controller.signal);
      if (controller.signal.aborted) return success(null);
      isLoading = false;
      if (page.ok) {
        // Rows shift between two pages when mail arrives or goes; the next round fills the gaps.
        inbox.apply(page.value.items);
        position.older = page.value.next;
      }
      onChange();
      return page.ok ? success(null) : page;
    },
    dispose: () => controller.abort(),
  };
}
