import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { CheckGroup as Group } from '../../../../preload/contract.ts';
import { useListCardStyles } from '../../../components/list-card.ts';
import { GROUP_WORDS } from './doctor-words.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The checks of one layer. */
export function CheckGroup({ group, children }: { group: Group; children: ReactNode }) {
  const styles = useStyles();
  const list = useListCardStyles();
  const headingId = useId();
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {GROUP_WORDS[group]}
      </h3>
      <ul className={list.list}>{children}</ul>
    </section>
  );
}
