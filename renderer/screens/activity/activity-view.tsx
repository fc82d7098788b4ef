import { Button, makeStyles, SearchBox, Select } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useDeferredValue, useState } from 'react';
import type { ActivityFilter, ActivityKind } from '../../../preload/contract.ts';
import { MAX_SEARCH_TEXT } from '../../../preload/mail-limits.ts';
import { useCommand } from '../../store/use-command.ts';
import { ActivityList } from './activity-list.tsx';
import { KIND_WORDS } from './activity-words.ts';
import { useActivity } from './use-activity.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flex: '1 1 200px', maxWidth: '320px' },
});

/** The history of one connection, or (null) of all, with its filter and its export. */
export function ActivityView({ connectionId }: { connectionId: string | null }) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<ActivityKind | null>(null);
  const filter: ActivityFilter = { connectionId, kind, search: useDeferredValue(search) };
  const page = useActivity(filter);
  const save = useCommand('activity.export');
  return (
    <>
      <div className={styles.bar}>
        <SearchBox
          className={styles.search}
          aria-label="Search the history"
          placeholder="Search the history"
          maxLength={MAX_SEARCH_TEXT}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Select
          aria-label="Kind of entry"
          value={kind ?? 'all'}
          onChange={(_, { value }) => setKind(value === 'all' ? null : (value as ActivityKind))}
        >
          <option value="all">Everything</option>
          {Object.entries(KIND_WORDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            icon={<ArrowDownloadRegular />}
            disabledFocusable={save.isBusy}
            onClick={() => void save.run({ ...filter, format })}
          >
            {format === 'csv' ? 'Save as CSV…' : 'Save as JSON…'}
          </Button>
        ))}
      </div>
      <ActivityList
        page={page}
        hasMailboxes={connectionId === null}
        isFiltered={search !== '' || kind !== null}
      />
    </>
  );
}
