import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastFooter,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import type { CommandResult, MailChange } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useSend } from '../../store/connector.tsx';
import { useShowProblem } from '../../store/show-problem.ts';
import { changeWords, failureWords } from './change-words.ts';

/** Long enough to notice a mistake and reach for the button. */
const UNDO_MS = 8_000;
const FAILURE_MS = 20_000;

type Outcome = CommandResult<'mail.change'>;

/** A change that can be taken back. */
interface Action {
  actionId: string;
  words: string;
}

export interface MailActions {
  perform(change: MailChange, folderName?: string): void;
  /** Takes back the last change. */
  undo(): void;
  /** Where the words about it appear. */
  toaster: ReactNode;
}

/**
 * Changes messages of a connection: shown at once, with a way back, and honest where it failed.
 * `focusMail` is called by the buttons of the notices: a notice that closes with the focus inside would
 * hand it to the next notice, where keys mean something else.
 */
export function useMailActions(connectionId: string, focusMail: () => void): MailActions {
  const send = useSend();
  const announce = useAnnounce();
  const showProblem = useShowProblem();
  const toasterId = useId('mail');
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  const last = useRef<Action | null>(null);

  function perform(change: MailChange, folderName = ''): void {
    const actionId = crypto.randomUUID();
    const words = changeWords(change, folderName);
    const action = { actionId, words };
    last.current = action;
    announce(words);
    dispatchToast(<DoneToast words={words} onUndo={() => fromNotice(() => undo(action))} />, {
      toastId: actionId,
      timeout: UNDO_MS,
      pauseOnHover: true,
      pauseOnWindowBlur: true,
      // Announced already.
      politeness: 'polite',
    });
    void send('mail.change', { connectionId, actionId, change }).then((outcome) => {
      if (hasFailed(outcome)) report(outcome, actionId, { change, folderName });
    });
  }

  function report(
    outcome: Outcome,
    actionId: string,
    retry: { change: MailChange; folderName: string },
  ): void {
    const failed = outcome.ok
      ? outcome.value.failed
      : { count: retry.change.ids.length, problem: outcome.problem };
    if (!failed) return;
    const isWhole = !outcome.ok || outcome.value.done === 0;
    if (isWhole) {
      dismissToast(actionId);
      if (last.current?.actionId === actionId) last.current = null;
    }
    const words = failureWords(failed.count, retry.change);
    announce(`${words} ${failed.problem.title}`);
    dispatchToast(
      <FailedToast
        words={words}
        reason={failed.problem.title}
        onDetails={() => showProblem(failed.problem)}
        onRetry={() => fromNotice(() => perform(retry.change, retry.folderName))}
      />,
      { intent: 'error', timeout: FAILURE_MS, pauseOnHover: true },
    );
  }

  function undo(action: Action): void {
    if (last.current === action) last.current = null;
    dismissToast(action.actionId);
    announce(`Undone: ${action.words}`);
    void send('mail.undo', { connectionId, actionId: action.actionId }).then((outcome) => {
      if (!outcome.ok) showProblem(outcome.problem);
      else if (outcome.value.failed) showProblem(outcome.value.failed.problem);
    });
  }

  function fromNotice(act: () => void): void {
    focusMail();
    act();
  }

  return {
    perform,
    undo: () => (last.current ? undo(last.current) : announce('There is nothing to undo.')),
    toaster: (
      <Toaster
        toasterId={toasterId}
        position="bottom"
        limit={3}
        role="region"
        aria-label="Changes of messages"
      />
    ),
  };
}

function hasFailed(outcome: Outcome): boolean {
  return !outcome.ok || outcome.value.failed !== null;
}

function DoneToast({ words, onUndo }: { words: string; onUndo(): void }) {
  return (
    <Toast>
      <ToastTitle
        media={null}
        action={
          <ToastTrigger>
            <Button size="small" onClick={onUndo}>
              Undo
            </Button>
          </ToastTrigger>
        }
      >
        {words}
      </ToastTitle>
    </Toast>
  );
}

interface FailedToastProps {
  words: string;
  reason: string;
  onDetails(): void;
  onRetry(): void;
}

function FailedToast({ words, reason, onDetails, onRetry }: FailedToastProps) {
  return (
    <Toast>
      <ToastTitle>{words}</ToastTitle>
      <ToastBody>{reason}</ToastBody>
      <ToastFooter>
        <ToastTrigger>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </ToastTrigger>
        <ToastTrigger>
          <Button size="small" appearance="subtle" onClick={onDetails}>
            What can I do?
          </Button>
        </ToastTrigger>
      </ToastFooter>
    </Toast>
  );
}
