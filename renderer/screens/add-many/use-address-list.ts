import { useEffect, useEffectEvent, useState } from 'react';
import type { AddressList, CommandInput, Problem } from '../../../preload/contract.ts';
import { useCommand } from '../../store/use-command.ts';

/** A pause in typing, in milliseconds. */
const PAUSE = 250;

const NOTHING: AddressList = { rows: [], columns: [] };

export interface ReadList extends AddressList {
  problem: Problem | null;
}

/** What main makes of the list, a moment after each change. */
export function useAddressList({ text, like, signer }: CommandInput<'fleet.read'>): ReadList {
  const { run, problem } = useCommand('fleet.read', 'inline');
  const [list, setList] = useState(NOTHING);
  const read = useEffectEvent(async (isNewest: () => boolean) => {
    const answer = await run({ text, like, signer });
    if (answer.ok && isNewest()) setList(answer.value);
  });
  const key = `${like} ${signer} ${text}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever one of the three changes
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => void read(() => isNewest), PAUSE);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [key]);
  return { ...(text.trim() === '' ? NOTHING : list), problem };
}
