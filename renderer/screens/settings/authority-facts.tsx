import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Authority } from '../../../preload/contract.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

const useStyles = makeStyles({
  facts: { flex: '1 1 320px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  subject: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  small: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  fingerprint: {
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
  trouble: { display: 'flex', gap: '8px', marginTop: '4px' },
  sign: { flexShrink: 0, marginTop: '2px', color: tokens.colorStatusWarningForeground3 },
});

/** Whose certificate it is, until when, and how it is told from others. */
export function AuthorityFacts({ authority }: { authority: Authority }) {
  const styles = useStyles();
  const { subject, issuer, validFrom, validTo, fingerprint, trouble } = authority;
  const isOwn = issuer === subject;
  return (
    <div className={styles.facts}>
      <Text className={styles.subject}>{subject}</Text>
      <Text size={200} className={styles.small}>
        {isOwn ? 'Vouches for itself' : `Issued by ${issuer}`}, valid {day.format(new Date(validFrom))} to{' '}
        {day.format(new Date(validTo))}
      </Text>
      <Text size={200} className={styles.fingerprint}>
        SHA-256 {spaced(fingerprint)}
      </Text>
      {trouble && (
        <Text size={200} className={styles.trouble}>
          <WarningFilled aria-hidden className={styles.sign} />
          {trouble}
        </Text>
      )}
    </div>
  );
}

/** Lines break between the pairs. */
function spaced(fingerprint: string): string {
  return fingerprint.replaceAll(':', ' ');
}
