import { useState } from 'react';
import type { Imported, Problem } from '../../../preload/contract.ts';
import { useCommand } from '../../store/use-command.ts';

export interface Import {
  /** Null until something was read. */
  imported: Imported | null;
  problem: Problem | null;
  isBusy: boolean;
  /** Reads the text into the setup; main begins one where there is none. */
  read(text: string): Promise<void>;
  reset(): void;
}

export function useImport(): Import {
  const { run, isBusy, problem, dismiss } = useCommand('setup.import', 'inline');
  const [imported, setImported] = useState<Imported | null>(null);

  async function read(text: string): Promise<void> {
    const result = await run({ text });
    if (result.ok) setImported(result.value);
  }

  function reset(): void {
    setImported(null);
    dismiss();
  }

  return { imported, problem, isBusy, read, reset };
}
