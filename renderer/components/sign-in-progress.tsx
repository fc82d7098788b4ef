import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Cause, SignIn, SignInFlow } from '../../preload/contract.ts';
import { useCommand } from '../store/use-command.ts';
import { useAnnounceChange } from './announcer.tsx';
import { DeviceCode } from './device-code.tsx';
import { ProblemCard } from './problem-card.tsx';
import { useRepair } from './use-repair.ts';
import { useRescuedFocus } from './use-rescued-focus.ts';
import { useSeconds } from './use-seconds.ts';

type Waiting = Extract<SignIn, { phase: 'waiting' }>;
type Failed = Extract<SignIn, { phase: 'failed' }>;

const useStyles = makeStyles({
  place: { ':focus': { outline: 'none' } },
  progress: { display: 'flex', flexDirection: 'column', gap: '16px' },
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px 16px' },
  words: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
  close: { minWidth: 0 },
  host: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export interface SignInProgressProps {
  signIn: Exclude<SignIn, { phase: 'idle' }>;
  /** Words on the button that does it once more. */
  again?: string;
}

/** A sign-in that is under way or has failed. */
export function SignInProgress({ signIn, again = 'Sign in again' }: SignInProgressProps) {
  useAnnounceChange(signInWords(signIn));
  return <Phase key={signIn.phase} signIn={signIn} again={again} />;
}

/** Drawn anew for each phase, whose buttons are others than those before. */
function Phase({ signIn, again }: Required<SignInProgressProps>) {
  const styles = useStyles();
  const place = useRescuedFocus<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {signIn.phase === 'waiting' && <WaitingForPerson signIn={signIn} />}
      {signIn.phase === 'finishing' && <Finishing />}
      {signIn.phase === 'failed' && <FailedSignIn signIn={signIn} again={again} />}
    </div>
  );
}

/** The state of a sign-in in a few words. */
function signInWords(signIn: Exclude<SignIn, { phase: 'idle' }>): string {
  if (signIn.phase === 'failed') return signIn.problem.title;
  if (signIn.phase === 'finishing') return 'Signed in. Opening the mailbox.';
  return signIn.stalled ? 'The sign-in page is not loading' : 'Waiting for the sign-in';
}

const WAITING_WORDS: Record<SignInFlow, string> = {
  window: 'Sign in in the window that opened',
  browser: 'Sign in in your browser',
  device: 'Sign in with a code',
};

function WaitingForPerson({ signIn }: { signIn: Waiting }) {
  const styles = useStyles();
  const cancel = useCommand('signIn.cancel');
  return (
    <div className={styles.progress}>
      <div className={styles.row}>
        <Spinner size="small" aria-hidden />
        <div className={styles.words}>
          <Text weight="semibold">{WAITING_WORDS[signIn.flow]}</Text>
          <Text size={200} className={styles.host}>
            {signIn.host && `Now at ${signIn.host} · `}
            <Elapsed since={signIn.startedAt} />
          </Text>
        </div>
        <Button disabledFocusable={cancel.isBusy} onClick={() => void cancel.run({})}>
          Cancel
        </Button>
      </div>
      {signIn.device && <DeviceCode device={signIn.device} />}
      {signIn.stalled && signIn.flow === 'window' && <StalledBar target={signIn.target} />}
    </div>
  );
}

function Finishing() {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Spinner size="small" aria-hidden />
      <Text weight="semibold">Signed in. Opening the mailbox…</Text>
    </div>
  );
}

function StalledBar({ target }: { target: string | null }) {
  const start = useCommand('signIn.start');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        The page is not loading. Your company may allow sign-in in a known browser only.
      </MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={start.isBusy} onClick={() => void start.run({ target, flow: 'browser' })}>
          Open in the system browser instead
        </Button>
        <Button disabledFocusable={start.isBusy} onClick={() => void start.run({ target, flow: 'device' })}>
          Sign in with a code
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** Neither a window nor a browser of this computer got through: a code may, from elsewhere. */
const OFFERS_CODE: ReadonlySet<Cause> = new Set([
  'popup-closed-or-blocked',
  'conditional-access-blocked',
  'device-not-compliant',
]);

function FailedSignIn({ signIn, again }: { signIn: Failed; again: string }) {
  const start = useCommand('signIn.start');
  const dismiss = useCommand('signIn.dismiss');
  const styles = useStyles();
  const { problem, target } = signIn;
  const repair = useRepair(target, () => void start.run({ target, flow: 'usual' }))(problem);
  const canRepeat = problem.repair !== 'sign-in-again' && problem.repair !== 'retry';
  return (
    <ProblemCard
      problem={problem}
      repair={repair}
      actions={
        <>
          {canRepeat && (
            <Button
              disabledFocusable={start.isBusy}
              onClick={() => void start.run({ target, flow: 'usual' })}
            >
              {again}
            </Button>
          )}
          {OFFERS_CODE.has(problem.cause) && problem.repair !== 'use-device-code' && (
            <Button
              disabledFocusable={start.isBusy}
              onClick={() => void start.run({ target, flow: 'device' })}
            >
              Sign in with a code
            </Button>
          )}
          <Button appearance="subtle" className={styles.close} onClick={() => void dismiss.run({})}>
            Close
          </Button>
        </>
      }
    />
  );
}

/** Minutes and seconds since an ISO 8601 time, counting on. */
function Elapsed({ since }: { since: string }) {
  const now = useSeconds();
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  return (
    <span role="timer">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}
