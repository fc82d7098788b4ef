import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment, useId } from 'react';
import type { RedirectDiff } from '../../preload/contract.ts';
import { CopyButton } from './copy-button.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

type Parts = RedirectDiff['sent'];

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 8px',
  },
  label: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2 },
  uri: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  copy: { margin: 0 },
  /** Thick line below and bold: the mark does not depend on its colour. */
  differs: {
    padding: '1px 2px',
    borderRadius: tokens.borderRadiusSmall,
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '4px',
    '@media (forced-colors: active)': { outline: '2px solid Mark' },
  },
});

/** The address that was sent and the one that is registered, the difference marked and said. */
export function RedirectDiffCard({
  diff,
  sender,
  registration,
}: {
  diff: RedirectDiff;
  sender: string;
  /** Name of the registration, where it was read. */
  registration?: string;
}) {
  const styles = useStyles();
  const headingId = useId();
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <div>
        <h2 id={headingId} className={styles.heading}>
          Where the two addresses differ
        </h2>
        <Text>{diff.reason}</Text>
      </div>
      <dl className={styles.list}>
        <Row label={`Sent by ${sender}`} parts={diff.sent} copy="Copy the address that was sent" />
        <Row
          label={registration ? `In the registration “${registration}”` : 'In the registration'}
          parts={diff.registered}
          copy="Copy the registered address"
        />
      </dl>
    </section>
  );
}

function Row({ label, parts, copy }: { label: string; parts: Parts; copy: string }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.uri}>
        {keyed(parts).map(({ key, text, differs }) => (
          <Fragment key={key}>{differs ? <Differing text={text} /> : text}</Fragment>
        ))}
      </dd>
      <dd className={styles.copy}>
        <CopyButton
          text={parts.map(({ text }) => text).join('')}
          label={copy}
          isIconOnly
          appearance="subtle"
        />
      </dd>
    </div>
  );
}

/** A part of one address that the other has not; an empty one stands where something is missing. */
function Differing({ text }: { text: string }) {
  const styles = useStyles();
  if (text === '') {
    return (
      <mark className={styles.differs}>
        <span aria-hidden>␣</span>
        <VisuallyHidden> (something is missing here) </VisuallyHidden>
      </mark>
    );
  }
  return (
    <mark className={styles.differs}>
      <VisuallyHidden> (differs from here) </VisuallyHidden>
      {text}
      <VisuallyHidden> (to here) </VisuallyHidden>
    </mark>
  );
}

/** Parts may repeat; where they begin tells them apart. */
function keyed(parts: Parts) {
  let start = 0;
  return parts.map((part) => {
    const key = `${start} ${part.differs}`;
    start += part.text.length;
    return { ...part, key };
  });
}
