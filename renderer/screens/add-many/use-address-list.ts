import { useEffect, useEffectEvent, useState } from 'react';
import type { AddressList, CommandInput, Problem } from '../../../preload/contract.ts';
import { useCommand } from '../../store/use-command.ts';

/** A pause in typing, in milliseconds. */
const PAUSE = 250;

const NOTHING: AddressList = { rows: [], columns: [], unknownDomains: [] };

export interface ReadList extends AddressList {
  problem: Problem | null;
  /** Domains that are being looked up. */
  looking: readonly string[];
  cancel(): void;
}

/** What main makes of the list, a moment after each change. */
export function useAddressList({ text, like, signer }: CommandInput<'fleet.read'>): ReadList {
  const { run, problem } = useCommand('fleet.read', 'inline');
  const lookUp = useCommand('fleet.lookUp', 'inline');
  const cancelling = useCommand('fleet.cancelLookUp');
  const [list, setList] = useState(NOTHING);
  const [looking, setLooking] = useState<readonly string[]>([]);
  const read = useEffectEvent(async (isNewest: () => boolean) => {
    const input = { text, like, signer };
    const answer = await run(input);
    if (!answer.ok || !isNewest()) return;
    setList(answer.value);
    if (answer.value.unknownDomains.length === 0) return;
    setLooking(answer.value.unknownDomains);
    await lookUp.run(input);
    if (!isNewest()) return;
    setLooking([]);
    // The same list, with what is known now; what was cancelled stays as it was.
    const again = await run(input);
    if (again.ok && isNewest()) setList(again.value);
  });
  const key = JSON.stringify([like, signer, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever one of the three changes
  useEffect(() => {
    if (text.trim() === '') return;
    let isNewest = true;
    const timer = setTimeout(() => void read(() => isNewest), PAUSE);
    return () => {
      isNewest = false;
      setLooking([]);
      clearTimeout(timer);
    };
  }, [key]);
  const cancel = () => void cancelling.run({});
  return { ...(text.trim() === '' ? NOTHING : list), problem, looking, cancel };
}
