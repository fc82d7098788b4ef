import { useEffect, useRef, useState } from 'react';
import type { Edited, EditView, Problem } from '../../../../preload/contract.ts';
import { useSend } from '../../../store/connector.tsx';
import { useCommand } from '../../../store/use-command.ts';

export interface Editor {
  /** Null until main has told the values. */
  view: EditView | null;
  values: Edited | null;
  secret: string;
  withOthers: boolean;
  isSaving: boolean;
  /** Why it could not be opened, or not be saved. */
  problem: Problem | null;
  change(changes: Partial<Edited>): void;
  changeRegistration(changes: Partial<Edited['registration']>): void;
  setSecret(text: string): void;
  setWithOthers(withOthers: boolean): void;
  /** Answers whether main has taken the values over. */
  save(): Promise<boolean>;
}

/** Holds what is typed, and asks main what follows from it; the newest answer counts. */
export function useEditor(connectionId: string): Editor {
  const send = useSend();
  const saving = useCommand('edit.save', 'inline');
  const [view, setView] = useState<EditView | null>(null);
  const [values, setValues] = useState<Edited | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [secret, setSecret] = useState('');
  const [withOthers, setWithOthers] = useState(true);
  const asked = useRef(0);

  useEffect(() => {
    const mine = ++asked.current;
    void send('edit.look', { connectionId }).then((result) => {
      if (mine !== asked.current) return;
      if (!result.ok) return setProblem(result.problem);
      setView(result.value);
      setValues(result.value.values);
    });
  }, [send, connectionId]);

  function change(changes: Partial<Edited>): void {
    if (!values) return;
    const next = { ...values, ...changes };
    setValues(next);
    const mine = ++asked.current;
    void send('edit.look', { connectionId, values: next }).then((result) => {
      if (mine === asked.current && result.ok) setView(result.value);
    });
  }

  async function save(): Promise<boolean> {
    if (!values) return false;
    const saved = await saving.run({ connectionId, values, secret, withOthers });
    return saved.ok;
  }

  return {
    ...{ view, values, secret, withOthers, change, setSecret, setWithOthers, save },
    isSaving: saving.isBusy,
    problem: problem ?? saving.problem,
    changeRegistration: (changes) =>
      values && change({ registration: { ...values.registration, ...changes } }),
  };
}
