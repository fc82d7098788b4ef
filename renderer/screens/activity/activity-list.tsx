import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import type { ActivityEntry, ActivityKind } from '../../../preload/contract.ts';
import { EmptyState } from '../inbox/empty-state.tsx';
import type { ActivityPage } from './use-activity.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  day: {
    margin: '16px 0 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  entry: {
    display: 'grid',
    gridTemplateColumns: '20px 72px minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: '12px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { alignSelf: 'start', marginTop: '1px', fontSize: '18px', color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { overflowWrap: 'anywhere' },
  mailbox: { color: tokens.colorNeutralForeground2 },
  more: { marginTop: '16px' },
});

const ICONS: Record<ActivityKind, FluentIcon> = {
  mail: MailRegular,
  trouble: WarningRegular,
  recovery: CheckmarkCircleRegular,
  'sign-in': KeyRegular,
  check: StethoscopeRegular,
  change: WrenchRegular,
};

export interface ActivityListProps {
  page: ActivityPage;
  /** Names the mailbox of each entry. */
  hasMailboxes: boolean;
  isFiltered: boolean;
}

/** The history, newest first, day by day. */
export function ActivityList({ page, hasMailboxes, isFiltered }: ActivityListProps) {
  const styles = useStyles();
  const { entries, hasMore, more } = page;
  if (!entries) return <Spinner label="Reading the history…" />;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<HistoryRegular />}
        title={isFiltered ? 'Nothing matches' : 'Nothing has happened yet'}
        text={
          isFiltered
            ? 'Search for something else, or show every kind.'
            : 'What happens with your mailboxes is kept here for 30 days, without any mail.'
        }
      />
    );
  }
  return (
    <div>
      {[...Map.groupBy(entries, dayOf)].map(([day, list]) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul className={styles.list}>
            {list.map((entry) => (
              <Entry
                key={`${entry.at} ${entry.connectionId} ${entry.text}`}
                entry={entry}
                hasMailbox={hasMailboxes}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasMore && (
        <Button className={styles.more} onClick={more}>
          Show older entries
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, hasMailbox }: { entry: ActivityEntry; hasMailbox: boolean }) {
  const styles = useStyles();
  const { at, kind, mailbox, text } = entry;
  const Icon = ICONS[kind];
  return (
    <li className={styles.entry}>
      <Icon aria-hidden className={mergeClasses(styles.icon, kind === 'trouble' && styles.bad)} />
      <time dateTime={at} className={styles.time}>
        {clock.format(new Date(at))}
      </time>
      <span className={styles.words}>
        {text}
        {hasMailbox && (
          <Text size={200} block className={styles.mailbox}>
            {mailbox}
          </Text>
        )}
      </span>
    </li>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

function dayOf({ at }: ActivityEntry): string {
  return date.format(new Date(at));
}
