import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Setup } from '../../../preload/contract.ts';
import { useSend } from '../../store/connector.tsx';
import { useShowProblem } from '../../store/show-problem.ts';
import { type DraftValues, toUpdate, valuesOf, withoutEqual } from './draft-values.ts';

/** Pause after the last keystroke before main is told, in milliseconds. */
const DELAY = 250;

/** The setup's fields while they are typed in. */
export interface Draft {
  values: DraftValues;
  change(changed: Partial<DraftValues>): void;
  /** Sends what was not sent yet. Answers whether main has everything. */
  flush(): Promise<boolean>;
}

/**
 * Shows what was typed at once and tells main a moment later. A typed value covers main's value
 * until main has it, so that neither a slow answer nor an older snapshot takes letters away.
 */
export function useDraft(setup: Setup): Draft {
  const [typed, setTyped] = useState<Partial<DraftValues>>({});
  const accepted = useRef<Partial<DraftValues>>({});
  const { queue, flush } = useOutbox((sent) => {
    accepted.current = { ...accepted.current, ...sent };
  });

  useEffect(() => {
    const known = { ...valuesOf(setup), ...accepted.current };
    accepted.current = {};
    setTyped((values) => withoutEqual(values, known));
  }, [setup]);

  const change = useCallback(
    (changed: Partial<DraftValues>) => {
      if (changed.system === undefined) {
        setTyped((values) => ({ ...values, ...changed }));
        return queue(changed);
      }
      // Inputs are one System's: main has to have them before it hears of another, whose own it knows.
      void flush();
      setTyped(({ inputs, ...values }) => ({ ...values, ...changed }));
      queue(changed);
      void flush();
    },
    [queue, flush],
  );
  const values = useMemo(() => ({ ...valuesOf(setup), ...typed }), [setup, typed]);
  return { values, change, flush };
}

/** Collects changes and sends them together: after a pause, when asked, and when the screen goes away. */
function useOutbox(onAccepted: (sent: Partial<DraftValues>) => void) {
  const send = useSend();
  const showProblem = useShowProblem();
  const unsent = useRef<Partial<DraftValues>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const accepted = useRef(onAccepted);
  useEffect(() => {
    accepted.current = onAccepted;
  });

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const changed = unsent.current;
    unsent.current = {};
    if (Object.keys(changed).length === 0) return true;
    const result = await send('setup.update', toUpdate(changed));
    if (result.ok) {
      accepted.current(changed);
      return true;
    }
    unsent.current = { ...changed, ...unsent.current };
    showProblem(result.problem);
    return false;
  }, [send, showProblem]);

  const queue = useCallback(
    (changed: Partial<DraftValues>) => {
      unsent.current = { ...unsent.current, ...changed };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, DELAY);
    },
    [flush],
  );

  useEffect(() => {
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  return { queue, flush };
}
