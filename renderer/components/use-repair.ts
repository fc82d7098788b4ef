import type { Problem, Repair, SetupStep } from '../../preload/contract.ts';
import { useAppState, useSend } from '../store/connector.tsx';
import { useShowProblem } from '../store/show-problem.ts';
import { REPAIR_WORDS } from './problem-words.ts';

/** The button of a problem. */
export interface RepairAction {
  label: string;
  isBusy: boolean;
  run(): void;
}

/** Where the setup lets a person change what is wrong. */
const STEP_OF: Partial<Record<Repair, SetupStep>> = {
  'edit-mailbox': 'mailbox',
  'choose-cloud': 'mailbox',
  'edit-registration': 'registration',
  'correct-authority': 'registration',
  'drop-secret': 'registration',
  'new-secret': 'registration',
  'add-redirect-uri': 'registration',
  'edit-permissions': 'permissions',
  'add-permission': 'permissions',
  'ask-admin': 'consent',
  'open-admin-request': 'consent',
};

/**
 * What the app can do about a problem of the setup (`target` null) or of a connection; null if it
 * can do nothing here. `onRetry` says what "try again" means on this screen.
 */
export function useRepair(
  target: string | null,
  onRetry?: () => void,
): (problem: Problem) => RepairAction | null {
  const send = useSend();
  const showProblem = useShowProblem();
  const { signIn } = useAppState();
  const isBusy = signIn.phase === 'waiting' || signIn.phase === 'finishing';

  async function report(result: ReturnType<typeof send>): Promise<void> {
    const answer = await result;
    if (!answer.ok) showProblem(answer.problem);
  }

  function goTo(step: SetupStep): void {
    if (signIn.phase === 'failed') void report(send('signIn.dismiss', {}));
    if (step === 'consent') void report(send('setup.update', { consent: 'admin' }));
    void report(send('setup.goTo', { step }));
  }

  function retry(): void {
    if (onRetry) onRetry();
    else if (target) void report(send('connection.sync', { connectionId: target }));
    else void report(send('signIn.start', { target, flow: 'window' }));
  }

  function runnerOf(repair: Repair): (() => void) | null {
    const step = STEP_OF[repair];
    if (step) return target === null ? () => goTo(step) : null;
    if (repair === 'retry' || repair === 'resync') return retry;
    if (repair === 'use-device-code') return null;
    const flow = repair === 'open-in-browser' ? 'browser' : 'window';
    return () => void report(send('signIn.start', { target, flow }));
  }

  return (problem) => {
    const run = problem.repair ? runnerOf(problem.repair) : null;
    return problem.repair && run ? { label: REPAIR_WORDS[problem.repair], isBusy, run } : null;
  };
}
