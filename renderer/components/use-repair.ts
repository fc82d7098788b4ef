import { useState } from 'react';
import type { Cause, Problem, Repair, SetupStep, SignInFlow } from '../../preload/contract.ts';
import { useAppState, useSend } from '../store/connector.tsx';
import { useShowProblem } from '../store/show-problem.ts';
import { REPAIR_WORDS } from './problem-words.ts';

/** The button of a problem. */
export interface RepairAction {
  label: string;
  isBusy: boolean;
  run(): void;
}

const FLOW_OF: Partial<Record<Repair, SignInFlow>> = {
  'open-in-browser': 'browser',
  'use-device-code': 'device',
};

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

/** Repairs of a connection that main does by itself, with a sign-in window where one is needed. */
const PERFORMED: ReadonlySet<Repair> = new Set<Repair>([
  'choose-account',
  'correct-authority',
  'drop-secret',
  'new-secret',
  'add-redirect-uri',
  'add-permission',
  'ask-admin',
  'open-admin-request',
  'resync',
]);

/** The consent page is what an administrator can be led to; other settings are theirs to find. */
const CONSENT_CAUSES: ReadonlySet<Cause> = new Set<Cause>([
  'admin-consent-required',
  'user-consent-required',
  'consent-declined',
  'permission-missing',
]);

function canHelp({ cause }: Problem, repair: Repair): boolean {
  const opensConsent = repair === 'ask-admin' || repair === 'open-admin-request';
  return !opensConsent || CONSENT_CAUSES.has(cause);
}

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
  const { signIn, settings } = useAppState();
  const [isPerforming, setPerforming] = useState(false);
  const isBusy = isPerforming || signIn.phase === 'waiting' || signIn.phase === 'finishing';

  async function report(result: ReturnType<typeof send>): Promise<void> {
    const answer = await result;
    if (!answer.ok) showProblem(answer.problem);
  }

  function goTo(step: SetupStep): void {
    if (signIn.phase === 'failed') void report(send('signIn.dismiss', {}));
    if (step === 'consent') void report(send('setup.update', { consent: 'admin' }));
    void report(send('setup.goTo', { step }));
  }

  async function perform(connectionId: string, repair: Repair): Promise<void> {
    setPerforming(true);
    await report(send('repair.perform', { connectionId, repair }));
    setPerforming(false);
  }

  function retry(): void {
    if (onRetry) onRetry();
    else if (target) void report(send('connection.sync', { connectionId: target }));
    else void report(send('signIn.start', { target, flow: settings.signInFlow }));
  }

  function runnerOf(repair: Repair): (() => void) | null {
    const step = STEP_OF[repair];
    if (target === null && step) return () => goTo(step);
    if (target !== null && PERFORMED.has(repair)) {
      return () => void perform(target, repair);
    }
    if (step) return null;
    if (repair === 'retry' || repair === 'resync') return retry;
    const flow = FLOW_OF[repair] ?? settings.signInFlow;
    return () => void report(send('signIn.start', { target, flow }));
  }

  // The first that can be done from here.
  return (problem) => {
    const offered = problem.repairs ?? (problem.repair ? [problem.repair] : []);
    for (const repair of offered) {
      const run = target === null || canHelp(problem, repair) ? runnerOf(repair) : null;
      if (run) return { label: REPAIR_WORDS[repair], isBusy, run };
    }
    return null;
  };
}
