import { useState } from 'react';
import type { Imported, Problem } from '../../../preload/contract.ts';
import { useAppState, useSend } from '../../store/connector.tsx';

export interface Import {
  /** Null until something was read. */
  imported: Imported | null;
  problem: Problem | null;
  isBusy: boolean;
  /** Reads the text into the setup; begins one where there is none. */
  read(text: string): Promise<void>;
  reset(): void;
}

export function useImport(): Import {
  const send = useSend();
  const { setup } = useAppState();
  const [imported, setImported] = useState<Imported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function readInto(text: string): Promise<Problem | null> {
    const begun = setup === null ? await send('setup.start', { practice: false }) : null;
    if (begun && !begun.ok) return begun.problem;
    const result = await send('setup.import', { text });
    if (result.ok) setImported(result.value);
    // A setup begun for nothing is not left lying about.
    else if (begun) await send('setup.discard', {});
    return result.ok ? null : result.problem;
  }

  async function read(text: string): Promise<void> {
    setBusy(true);
    setProblem(await readInto(text));
    setBusy(false);
  }

  function reset(): void {
    setImported(null);
    setProblem(null);
  }

  return { imported, problem, isBusy, read, reset };
}
