import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { useState } from 'react';
import { useAppState } from '../../store/connector.tsx';
import { useGo } from '../../store/use-go.ts';
import type { HomeActions } from '../home-actions.ts';
import { useCompactStyles } from '../inbox/compact-styles.ts';
import { PracticeDrawer } from '../practice/practice-drawer.tsx';
import { MailboxList } from './mailbox-list.tsx';
import { RailButton } from './rail-button.tsx';
import { OVERVIEW, TOOLS } from './screens.ts';

const useStyles = makeStyles({
  rail: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    width: '264px',
    minHeight: 0,
    boxSizing: 'border-box',
    padding: '12px 8px 8px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1079px)': { width: '64px' },
    // At 200 % zoom there is no room for a list of its own.
    '@media (max-height: 459px)': { overflowY: 'auto' },
  },
  title: {
    margin: '12px 0 8px',
    padding: '0 12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  tools: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    marginTop: 'auto',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The overview, the connections, and the ways to other screens. */
export function Rail({ selected, actions }: { selected: string | null; actions: HomeActions }) {
  const styles = useStyles();
  const compact = useCompactStyles();
  const { connections, place } = useAppState();
  const go = useGo();
  const waiting = connections.filter(({ status }) => status.kind === 'needs-you').length;
  const isEmpty = connections.length === 0;
  return (
    <nav className={styles.rail} aria-label="Mailboxes and screens">
      <RailButton
        Icon={isEmpty ? HomeRegular : OVERVIEW.Icon}
        label={isEmpty ? 'Start' : OVERVIEW.label}
        isCurrent={place.screen === 'overview'}
        waiting={waiting}
        onClick={() => go({ screen: 'overview' })}
      />
      {!isEmpty && (
        <>
          <h2 className={mergeClasses(styles.title, compact.inRail)}>Mailboxes</h2>
          <MailboxList connections={connections} selected={selected} />
        </>
      )}
      <Tools actions={actions} />
    </nav>
  );
}

function Tools({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const { practice, connections, place } = useAppState();
  const [isPractising, setPractising] = useState(false);
  const go = useGo();
  const isEmpty = connections.length === 0;
  const hasPractice = practice !== null && connections.some((connection) => connection.practice);
  return (
    <div className={styles.tools}>
      {actions.resume && (
        <RailButton Icon={ArrowForwardRegular} label="Continue setup" onClick={actions.resume} />
      )}
      <RailButton
        Icon={AddRegular}
        label="Add mailbox"
        isBusy={actions.isStarting}
        onClick={() => actions.start(false)}
      />
      {hasPractice && (
        <RailButton Icon={HatGraduationRegular} label="Practice" onClick={() => setPractising(true)} />
      )}
      {TOOLS.filter(({ needsNoMailbox }) => needsNoMailbox || !isEmpty).map(({ screen, label, Icon }) => (
        <RailButton
          key={screen}
          Icon={Icon}
          label={label}
          isCurrent={place.screen === screen}
          onClick={() => go({ screen })}
        />
      ))}
      <PracticeDrawer
        isOpen={isPractising}
        onConnect={() => actions.start(true)}
        onClose={() => setPractising(false)}
      />
    </div>
  );
}
