import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { useDeferredValue, useId, useState } from 'react';
import type { PracticeFailure } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import { PERSONAL_FAILURES, PersonalFailureRow } from './at-the-page.tsx';
import { FailureRow } from './failure-row.tsx';
import type { PracticeSubject } from './practice-subjects.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '12px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flexGrow: 1, maxWidth: 'none' },
  group: { display: 'flex', flexDirection: 'column' },
  groupHeading: {
    margin: 0,
    paddingBlock: '8px 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface FailuresProps {
  failures: PracticeFailure[];
  /** Whose app, signer and mailbox things happen to; null while there is none. */
  subject: PracticeSubject | null;
}

/** Everything that can be made to go wrong, by group, so that each explanation can be seen. */
export function Failures({ failures, subject }: FailuresProps) {
  const styles = useStyles();
  const titleId = useId();
  const [sought, setSought] = useState('');
  const words = useDeferredValue(sought);
  const shown = matching(failures, words);
  const personal = matching(PERSONAL_FAILURES, words);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h3 className={styles.heading} id={titleId}>
        Something goes wrong
      </h3>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          aria-label="Find something that can go wrong"
          placeholder="Find, for example IMAP or password"
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
        <PutBack count={countOf(failures, subject)} />
      </div>
      {groups.length === 0 && personal.length === 0 && (
        <Text className={styles.quiet}>Nothing here is called “{sought}”. Try another word.</Text>
      )}
      {groups.map((group) => (
        <section key={group} className={styles.group} aria-label={group}>
          <h4 className={styles.groupHeading}>{group}</h4>
          <ul className={styles.list}>
            {shown
              .filter((failure) => failure.group === group)
              .map((failure) => (
                <FailureRow key={failure.id} failure={failure} target={targetOf(failure, subject)} />
              ))}
          </ul>
        </section>
      ))}
      {personal.length > 0 && (
        <section className={styles.group} aria-label={personal[0]?.group}>
          <h4 className={styles.groupHeading}>{personal[0]?.group}</h4>
          <ul className={styles.list}>
            {personal.map((failure) => (
              <PersonalFailureRow key={failure.cause} failure={failure} />
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function PutBack({ count }: { count: number }) {
  const { run, isBusy } = useCommand('practice.putBack');
  const announce = useAnnounce();

  async function handleClick(): Promise<void> {
    const result = await run({});
    if (result.ok) announce('Everything is as it was');
  }

  return (
    <Button disabledFocusable={isBusy || count === 0} onClick={() => void handleClick()}>
      Put everything back
    </Button>
  );
}

/** What a failure is done to; null where there is nothing that it could be done to. */
function targetOf({ about }: PracticeFailure, subject: PracticeSubject | null): string | null {
  if (about === 'tenant') return '';
  return (about === 'app' ? subject?.clientId : subject?.[about]) || null;
}

function countOf(failures: PracticeFailure[], subject: PracticeSubject | null): number {
  return failures.filter((failure) => failure.on.includes(targetOf(failure, subject) ?? ' ')).length;
}

/** Every word must be in the title, the group or the cause. */
function matching<T extends Pick<PracticeFailure, 'title' | 'group' | 'cause'>>(
  failures: readonly T[],
  sought: string,
): T[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return failures.filter(({ title, group, cause }) => {
    const text = `${title} ${group} ${cause}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
