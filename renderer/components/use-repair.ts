import { useState } from 'react';
import type { Cause, Problem, Repair, SetupStep, SignInFlow } from '../../preload/contract.ts';
import { useAppState, useSend } from '../store/connector.tsx';
import { useEditConnection } from '../store/edit-wish.ts';
import { useShowProblem } from '../store/show-problem.ts';
import { useGo } from '../store/use-go.ts';
import { REPAIR_WORDS } from './problem-words.ts';

/** One button of a problem. */
export interface RepairButton {
  label: string;
  run(): void;
}

/** The main button of a problem, and the other ways out beside it. */
export interface RepairAction extends RepairButton {
  isBusy: boolean;
  others: RepairButton[];
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

/** Repairs of a connection that are done in its dialog. */
const EDITED: ReadonlySet<Repair> = new Set<Repair>([
  'edit-mailbox',
  'edit-registration',
  'edit-permissions',
  'choose-cloud',
]);

/** What a person can change by hand comes after what the app does about the very same thing. */
const YIELDS: Partial<Record<Repair, readonly Repair[]>> = {
  'edit-registration': ['new-secret', 'add-redirect-uri', 'drop-secret'],
  'edit-permissions': ['add-permission'],
};

/** Repairs that come to the same: one button is enough. */
const SAME_AS: Partial<Record<Repair, Repair>> = {
  'sign-in-with-claims': 'sign-in-again',
  'open-admin-request': 'ask-admin',
  resync: 'retry',
};

/** The main button and two more; what else there is stands in the steps. */
const MAX_BUTTONS = 3;

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

/** What a problem of a connection offers, the most helpful first. */
function orderOf(offered: readonly Repair[]): Repair[] {
  const yields = (repair: Repair) => YIELDS[repair]?.some((other) => offered.includes(other)) ?? false;
  const first = offered.filter((repair) => !yields(repair));
  return [...first, ...offered.filter(yields)];
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
  const edit = useEditConnection();
  const go = useGo();
  const { signIn, connections, systems, clouds } = useAppState();
  const [isPerforming, setPerforming] = useState(false);
  const isBusy = isPerforming || signIn.phase === 'waiting' || signIn.phase === 'finishing';
  const connection = connections.find(({ id }) => id === target);

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
    else void report(send('signIn.start', { target, flow: 'usual' }));
  }

  function startEdit(connectionId: string, repair: Repair, problem: Problem): void {
    if (signIn.phase === 'failed') void report(send('signIn.dismiss', {}));
    edit({ connectionId, repair, problem });
  }

  /** Whether the connection leaves anything to choose there. */
  function canEdit(repair: Repair): boolean {
    if (!connection) return false;
    if (repair === 'choose-cloud') return !connection.practice && clouds.length > 1;
    if (repair !== 'edit-permissions') return true;
    const inputs = systems.find(({ id }) => id === connection.system)?.inputs ?? [];
    return connection.canWrite || connection.canAskToWrite || inputs.some(({ options }) => options);
  }

  function runnerOf(repair: Repair, problem: Problem): (() => void) | null {
    // An open setup covers the settings.
    if (repair === 'open-network')
      return target ? () => go({ screen: 'settings', section: 'network' }) : null;
    const step = STEP_OF[repair];
    if (target === null && step) return () => goTo(step);
    if (target !== null && EDITED.has(repair)) {
      return canEdit(repair) ? () => startEdit(target, repair, problem) : null;
    }
    if (target !== null && PERFORMED.has(repair)) {
      return () => void perform(target, repair);
    }
    if (repair === 'retry') return retry;
    // A code on another screen is for registrations without a secret.
    if (repair === 'use-device-code' && connection?.registration.platform === 'web') return null;
    const flow = FLOW_OF[repair] ?? 'usual';
    return () => void report(send('signIn.start', { target, flow }));
  }

  function buttonsOf(problem: Problem): RepairButton[] {
    const offered = problem.repairs ?? (problem.repair ? [problem.repair] : []);
    const taken = new Set<Repair>();
    return (target === null ? offered : orderOf(offered)).flatMap((repair) => {
      const kind = SAME_AS[repair] ?? repair;
      const isHelpful = target === null || canHelp(problem, repair);
      const run = isHelpful && !taken.has(kind) ? runnerOf(repair, problem) : null;
      if (run) taken.add(kind);
      return run ? [{ label: REPAIR_WORDS[repair], run }] : [];
    });
  }

  return (problem) => {
    const [first, ...others] = buttonsOf(problem);
    if (!first) return null;
    // A step of the setup shows all there is to change.
    return { ...first, isBusy, others: target === null ? [] : others.slice(0, MAX_BUTTONS - 1) };
  };
}
