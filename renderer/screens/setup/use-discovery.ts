import { useCallback, useEffect, useRef } from 'react';
import type { Discovery, SetupView } from '../../../preload/contract.ts';
import { cleanPaste } from '../../../preload/registration-fields.ts';
import { useCommand } from '../../store/use-command.ts';
import type { Draft } from './use-draft.ts';

/** Pause after the last keystroke before the address is looked up, in milliseconds. */
const PAUSE = 900;

export interface MailboxDiscovery {
  /** What is known about the domain that stands in the field now. */
  current: Discovery;
  /** Looks the address up unless that was done already. */
  discover(): Promise<Discovery>;
  retry(): Promise<Discovery>;
}

/** Looks the mailbox's domain up: on request and by itself once a complete address stands still. */
export function useDiscovery(setup: SetupView, draft: Draft, isAddress: boolean): MailboxDiscovery {
  const { run, isBusy } = useCommand('setup.discover');
  const domain = domainOf(draft.values.mailbox);
  const current = relevant(setup.discovery, domain, isBusy);

  const running = useRef<{ domain: string; answer: Promise<Discovery> }>(undefined);

  async function lookUp(): Promise<Discovery> {
    await draft.flush();
    const result = await run({});
    running.current = undefined;
    return result.ok ? result.value : { status: 'failed', domain, problem: result.problem };
  }

  /** One look-up at a time for one domain, however many ask for it. */
  function retry(): Promise<Discovery> {
    if (running.current?.domain !== domain) running.current = { domain, answer: lookUp() };
    return running.current.answer;
  }

  async function discover(): Promise<Discovery> {
    return current.status === 'found' || current.status === 'failed' ? current : retry();
  }

  const latest = useLatest(() => void (current.status === 'idle' && discover()));
  useEffect(() => {
    if (!isAddress || domain === '') return;
    const timer = setTimeout(latest, PAUSE);
    return () => clearTimeout(timer);
  }, [isAddress, domain, latest]);

  return { current, discover, retry };
}

function domainOf(address: string): string {
  const clean = cleanPaste(address).toLowerCase();
  return clean.slice(clean.lastIndexOf('@') + 1);
}

/** A discovery of another domain than the one in the field says nothing. */
function relevant(discovery: Discovery, domain: string, isBusy: boolean): Discovery {
  if (discovery.status === 'idle' || discovery.domain !== domain) {
    return isBusy ? { status: 'searching', domain } : { status: 'idle' };
  }
  return discovery;
}

/** A function that never changes and always calls the newest `callback`. */
function useLatest(callback: () => void): () => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback(() => latest.current(), []);
}
