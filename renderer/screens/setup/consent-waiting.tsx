import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useEffect, useEffectEvent } from 'react';
import type { ConsentWatchView, SetupView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { TimeLabel } from '../../components/time-label.tsx';
import { useCommand } from '../../store/use-command.ts';

const WORDS: Record<ConsentWatchView['status'], string | null> = {
  off: null,
  waiting: 'Waiting for an administrator',
  checking: 'Looking whether an administrator has agreed',
  'needs-sign-in': 'Sign in once more to see whether an administrator has agreed',
};

/** The app looks by itself whether an administrator has consented, and again when the person comes back. */
export function ConsentWaiting({ setup }: { setup: SetupView }) {
  const { consentWatch } = setup;
  const check = useCommand('setup.checkConsent');
  const start = useCommand('signIn.start');
  const isWaiting = consentWatch.status === 'waiting';
  useAnnounceChange(WORDS[consentWatch.status]);

  const handleFocus = useEffectEvent(() => void check.run({}));
  useEffect(() => {
    if (!isWaiting) return;
    const listener = () => handleFocus();
    addEventListener('focus', listener);
    return () => removeEventListener('focus', listener);
  }, [isWaiting]);

  if (consentWatch.status === 'off') return null;
  const needsSignIn = consentWatch.status === 'needs-sign-in';
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Waiting for an administrator.</MessageBarTitle>
        {needsSignIn ? (
          'The sign-in window no longer knows you: sign in once more to see whether somebody has agreed.'
        ) : (
          <>
            The app notices by itself when somebody agrees, and goes on.
            {isWaiting && consentWatch.nextLook && (
              <>
                {' It looks again at '}
                <TimeLabel at={consentWatch.nextLook} />.
              </>
            )}
          </>
        )}
      </MessageBarBody>
      <MessageBarActions>
        {needsSignIn ? (
          <Button
            disabledFocusable={start.isBusy}
            onClick={() => void start.run({ target: null, flow: 'usual' })}
          >
            Sign in and check
          </Button>
        ) : (
          <Button
            disabledFocusable={check.isBusy || consentWatch.status === 'checking'}
            onClick={() => void check.run({})}
          >
            {consentWatch.status === 'checking' ? 'Checking…' : 'Check now'}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
