import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AutomaticView } from '../../../../preload/contract.ts';
import { useAppState } from '../../../store/connector.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';
import { PracticePasswords } from '../practice-passwords.tsx';
import { DoneList } from './done-list.tsx';

type Phase<P extends AutomaticView['phase']> = Extract<AutomaticView, { phase: P }>;

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px 16px' },
  words: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
  aside: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** The administrator signs in, in a window of its own. */
export function AutomaticSignIn({ view }: { view: Phase<'signing-in'> }) {
  const { setup } = useAppState();
  return (
    <>
      <Progress
        title="Sign in as an administrator in the window that opened"
        aside={view.host && `Now at ${view.host}`}
      >
        {view.stalled && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              The page is not loading. Cancel and try once more, or choose another of the four ways.
            </MessageBarBody>
          </MessageBar>
        )}
      </Progress>
      {setup?.practice && <PracticePasswords />}
    </>
  );
}

export function Reading({ view }: { view: Phase<'reading'> }) {
  return <Progress title="Reading what is there…" aside={`Signed in as ${view.signedInAs}`} />;
}

export function Working({ view }: { view: Phase<'working'> }) {
  return (
    <Progress
      title={`${view.now || 'Beginning'}…`}
      aside="What is done already stays; it can be undone afterwards."
    >
      <DoneList done={view.done} />
    </Progress>
  );
}

function Progress({ title, aside, children }: { title: string; aside: string; children?: ReactNode }) {
  const card = useCardStyles();
  const styles = useStyles();
  const cancel = useCommand('automatic.cancel');
  return (
    <section className={card.card} aria-label="Progress">
      <div className={styles.row}>
        <Spinner size="small" aria-hidden />
        <div className={styles.words}>
          <Text weight="semibold">{title}</Text>
          {aside && (
            <Text size={200} className={styles.aside}>
              {aside}
            </Text>
          )}
        </div>
        <Button disabledFocusable={cancel.isBusy} onClick={() => void cancel.run({})}>
          Cancel
        </Button>
      </div>
      {children}
    </section>
  );
}
