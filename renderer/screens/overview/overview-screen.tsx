import { makeStyles, tokens } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useDeferredValue, useMemo, useState } from 'react';
import { PageHeading } from '../../components/page-heading.tsx';
import { useAppState } from '../../store/connector.tsx';
import { EmptyState } from '../inbox/empty-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { EVERYTHING, type FleetFilter, fleetGroups } from './fleet-rows.ts';
import { MailboxTable } from './mailbox-table.tsx';
import { summaryWords } from './summary-words.ts';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  head: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '24px 24px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** All mailboxes at a glance: which are fine, which are not, and why. */
export function OverviewScreen() {
  const styles = useStyles();
  const { connections } = useAppState();
  const [filter, setFilter] = useState<FleetFilter>(EVERYTHING);
  const search = useDeferredValue(filter.search);
  const groups = useMemo(
    () => fleetGroups(connections, { ...filter, search }),
    [connections, filter, search],
  );
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <PageHeading title="Mailboxes" lead={summaryWords(connections)} />
        <FilterBar connections={connections} filter={filter} onChange={setFilter} />
      </div>
      <div className={styles.body}>
        {groups.length === 0 ? (
          <EmptyState
            icon={<MailMultipleRegular />}
            title="No mailbox matches"
            text={
              filter.state === 'problems' && filter.search === ''
                ? 'Nothing is wrong at the moment.'
                : 'Search for something else, or show all states.'
            }
          />
        ) : (
          <MailboxTable groups={groups} />
        )}
      </div>
    </div>
  );
}
