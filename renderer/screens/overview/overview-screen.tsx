import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useDeferredValue, useMemo, useState } from 'react';
import { PageHeading } from '../../components/page-heading.tsx';
import { useAppState } from '../../store/connector.tsx';
import { EmptyState } from '../inbox/empty-state.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CheckMatrix } from './check-matrix.tsx';
import { ErrandPanel } from './errand-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { EVERYTHING, type FleetFilter, fleetGroups } from './fleet-rows.ts';
import { MailboxTable } from './mailbox-table.tsx';
import { summaryWords } from './summary-words.ts';
import { useSelection } from './use-selection.ts';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  head: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '24px 24px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-height: 699px)': { gap: '8px', paddingTop: '12px' },
  },
  tabs: { margin: '-8px 0 0 -10px' },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** All mailboxes at a glance: which are fine, which are not, and why. */
export function OverviewScreen() {
  const styles = useStyles();
  const { connections, errand } = useAppState();
  const [view, setView] = useState<'mailboxes' | 'checks'>('mailboxes');
  const selection = useSelection(connections);
  const [filter, setFilter] = useState<FleetFilter>(EVERYTHING);
  const search = useDeferredValue(filter.search);
  const groups = useMemo(
    () => fleetGroups(connections, { ...filter, search }),
    [connections, filter, search],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.connections), [groups]);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <PageHeading title="Mailboxes" lead={summaryWords(connections)} />
        {errand && <ErrandPanel errand={errand} />}
        <BulkBar shown={shown} selection={selection} />
        <FilterBar connections={connections} filter={filter} onChange={setFilter} />
        <TabList
          className={styles.tabs}
          aria-label="Ways to look at the mailboxes"
          selectedValue={view}
          onTabSelect={(_, { value }) => setView(value === 'checks' ? 'checks' : 'mailboxes')}
        >
          <Tab value="mailboxes">State</Tab>
          <Tab value="checks">Checks</Tab>
        </TabList>
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
          <>
            {view === 'mailboxes' && <MailboxTable groups={groups} selection={selection} />}
            {view === 'checks' && <CheckMatrix connections={shown} />}
          </>
        )}
      </div>
    </div>
  );
}
