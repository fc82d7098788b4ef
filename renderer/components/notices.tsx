import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { useAppState } from '../store/connector.tsx';
import { useCommand } from '../store/use-command.ts';
import { weakVault } from '../store/weak-vault.ts';
import { ProblemDialog } from './problem-dialog.tsx';

const useStyles = makeStyles({
  notices: { display: 'flex', flexDirection: 'column' },
  // One line where there is room, and more beside the button where there is not: the page needs the height.
  text: { whiteSpace: 'normal', paddingTop: '6px', paddingBottom: '6px' },
});

/** What concerns the whole app: damaged settings that were set aside, and sign-ins that are not kept. */
export function Notices() {
  const styles = useStyles();
  const state = useAppState();
  const { notice } = state;
  const dismiss = useCommand('notice.dismiss');
  const closeVault = useCommand('vault.closeNotice');
  const [opened, setOpened] = useState<Problem | null>(null);
  const bars = [
    { intent: 'warning', problem: weakVault(state), close: closeVault },
    { intent: 'info', problem: notice, close: dismiss },
  ] as const;
  if (bars.every(({ problem }) => !problem)) return null;
  return (
    <section aria-label="Notices" className={styles.notices}>
      {bars.map(
        ({ intent, problem, close }) =>
          problem && (
            <Bar
              key={intent}
              intent={intent}
              problem={problem}
              onDetails={() => setOpened(problem)}
              onDismiss={() => void close.run({})}
            />
          ),
      )}
      <ProblemDialog problem={opened} onClose={() => setOpened(null)} />
    </section>
  );
}

interface BarProps {
  intent: 'warning' | 'info';
  problem: Problem;
  onDetails(): void;
  onDismiss(): void;
}

function Bar({ intent, problem, onDetails, onDismiss }: BarProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  return (
    <MessageBar intent={intent} layout="singleline" shape="square">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{problem.title}.</MessageBarTitle>
        {problem.text}
      </MessageBarBody>
      <MessageBarActions containerAction={<DismissButton title={problem.title} onClick={onDismiss} />}>
        <Button {...restoreFocus} onClick={onDetails}>
          {intent === 'warning' ? 'How to fix' : 'Details'}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function DismissButton({ title, onClick }: { title: string; onClick(): void }) {
  return (
    <Button
      aria-label={`Close the notice "${title}"`}
      appearance="transparent"
      icon={<DismissRegular />}
      onClick={onClick}
    />
  );
}
