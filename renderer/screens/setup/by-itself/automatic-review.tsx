import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { AutomaticView, RegistrationChange } from '../../../../preload/contract.ts';
import { useListCardStyles } from '../../../components/list-card.ts';
import { useCardStyles } from '../card-styles.ts';

type Review = Extract<AutomaticView, { phase: 'review' }>;

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '12px 16px',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  values: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
  },
  value: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  heading: { ':focus': { outline: 'none' } },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** Everything that would be changed, before it is; the buttons stand in the footer. */
export function AutomaticReview({ view }: { view: Review }) {
  const styles = useStyles();
  const card = useCardStyles();
  const list = useListCardStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isNothing = view.changes.length === 0;
  return (
    <section className={card.card} aria-label="Review">
      <div>
        <h2 ref={heading} tabIndex={-1} className={`${card.heading} ${styles.heading}`}>
          {isNothing ? 'Everything is as it should be' : 'These changes will be made'}
        </h2>
        <Text className={card.secondary}>
          Signed in as {view.signedInAs}.{' '}
          {view.existing ? (
            <>
              The registration <span className={styles.id}>{view.existing}</span> was made earlier; it is
              {isNothing ? ' used as it is.' : ' repaired, and no second one is made.'}
            </>
          ) : (
            'A new registration is made.'
          )}
        </Text>
      </div>
      {!isNothing && (
        <ul className={list.list} aria-label="Changes">
          {view.changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Change({ change }: { change: RegistrationChange }) {
  const styles = useStyles();
  const list = useListCardStyles();
  const { title, before, after } = change;
  return (
    <li className={mergeClasses(list.item, styles.item)}>
      <div className={styles.head}>
        <Text weight="semibold">{title}</Text>
        <Badge appearance="tint" color={before === null ? 'success' : after === null ? 'warning' : 'brand'}>
          {before === null ? 'New' : after === null ? 'Removed' : 'Changed'}
        </Badge>
      </div>
      {/* The badge says already what happens to a value that stands alone. */}
      {before === null || after === null ? (
        <div className={styles.value}>{after ?? before}</div>
      ) : (
        <dl className={styles.values}>
          <dt>Before</dt>
          <dd className={styles.value}>{before}</dd>
          <dt>After</dt>
          <dd className={styles.value}>{after}</dd>
        </dl>
      )}
    </li>
  );
}
