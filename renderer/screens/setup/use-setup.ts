import { useRef, useState } from 'react';
import type { SetupStep, SetupView, SystemView } from '../../../preload/contract.ts';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { missingWords } from './missing-words.ts';
import { adviseSetup, isStepComplete, type SetupAdvice } from './setup-advice.ts';
import { stepBeside } from './steps.ts';
import { adviseInputs, systemOf } from './system-advice.ts';
import { type MailboxDiscovery, useDiscovery } from './use-discovery.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { type SecretDraft, useSecret } from './use-secret.ts';

/** All that the steps share. */
export interface SetupControl {
  setup: SetupView;
  draft: Draft;
  secret: SecretDraft;
  advice: SetupAdvice;
  /** The System that will use the mailbox; undefined while nobody knows it. */
  system: SystemView | undefined;
  /** Advice on the System's inputs, by their ids. */
  inputAdvice: Record<string, FieldAdvice | null>;
  discovery: MailboxDiscovery;
  /** "Next" was pressed on this very page with something missing: empty fields are marked too. */
  isStrict: boolean;
  /** Why "Next" did not lead on; null where nothing is in its way. */
  missing: string | null;
  isLeaving: boolean;
  goTo(step: SetupStep): Promise<void>;
  /** Goes on if the step is complete; otherwise shows what is missing. */
  next(): Promise<void>;
  /** Sends everything typed, e.g. before the screen is left. Answers whether main has it. */
  save(): Promise<boolean>;
}

/** Longer than the state is held back. */
const JUDGED_MS = 250;

/** Holds the draft together and moves between the steps; nothing typed is lost on the way. */
export function useSetup(setup: SetupView): SetupControl {
  const draft = useDraft(setup);
  const secret = useSecret();
  const advice = adviseSetup({ values: draft.values, setup, secret: secret.text });
  const { systems } = useAppState();
  const system = systemOf(systems, draft.values.system);
  const inputAdvice = adviseInputs(system, draft.values.inputs, setup);
  const discovery = useDiscovery(setup, draft, advice.mailbox?.level !== 'error');
  const announce = useAnnounce();
  const step = useCommand('setup.goTo');
  const [strictPage, setStrictPage] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  // Another System, another way, or a registration that has come further asks for something else.
  const page = [setup.step, draft.values.system, draft.values.way, setup.automatic.phase].join(' ');
  if (strictPage !== null && strictPage !== page) setStrictPage(null);

  async function save(): Promise<boolean> {
    const [isDraftKept] = await Promise.all([draft.flush(), secret.save()]);
    return isDraftKept;
  }

  async function goTo(target: SetupStep): Promise<void> {
    setStrictPage(null);
    await save();
    await step.run({ step: target });
  }

  const newest = useRef({ advice, inputAdvice });
  newest.current = { advice, inputAdvice };

  /** Main judges the inputs; it has to know the last letter before it is asked. */
  async function isComplete(): Promise<boolean> {
    if (setup.step !== 'system') return isStepComplete(setup.step, newest.current.advice);
    await draft.flush();
    const isJudged = () => Object.values(newest.current.inputAdvice).every((found) => found === null);
    // The judgement comes with the state, which may be a moment behind the answer.
    if (!isJudged()) await new Promise((resolve) => setTimeout(resolve, JUDGED_MS));
    return isJudged();
  }

  async function next(): Promise<void> {
    if (!(await isComplete())) {
      setStrictPage(page);
      announce(missingWords(setup, draft.values.way));
      return focusFirstInvalid();
    }
    const target = stepBeside(setup.step, 1);
    if (!target || isWaiting) return;
    setWaiting(true);
    const wasFailed = discovery.current.status === 'failed';
    const found = setup.step === 'mailbox' ? await discovery.discover() : null;
    setWaiting(false);
    // A failed look-up stops once, to be seen; the cloud can be chosen by hand then.
    if (found?.status !== 'failed' || wasFailed) await goTo(target);
  }

  const isStrict = strictPage === page;
  const isOpen =
    setup.step === 'system'
      ? Object.values(inputAdvice).some((found) => found !== null)
      : !isStepComplete(setup.step, advice);
  const missing = isStrict && isOpen ? missingWords(setup, draft.values.way) : null;
  const isLeaving = isWaiting || step.isBusy;
  return {
    ...{ setup, draft, secret, advice, system, inputAdvice, discovery, isStrict, missing, isLeaving },
    ...{ goTo, next, save },
  };
}

/** The marks appear with the next paint. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  });
}
