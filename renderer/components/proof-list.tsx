import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { Proof } from '../../preload/contract.ts';
import { useListCardStyles } from './list-card.ts';

type Verdict = Proof['verdict'];

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(96px, 20%) 88px minmax(0, 1fr)',
    gap: '2px 12px',
    padding: '10px 16px',
    '@media (max-width: 639px)': { gridTemplateColumns: '20px minmax(0, 1fr) auto' },
  },
  icon: { fontSize: '20px' },
  proven: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground3 },
  'not-tested': { color: tokens.colorNeutralForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  evidence: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '@media (max-width: 639px)': { gridColumn: '2 / -1' },
  },
});

const ITEM_WORDS: Record<Proof['item'], string> = {
  'client-id': 'Client ID',
  tenant: 'Tenant',
  secret: 'Client secret',
  'redirect-uri': 'Redirect URI',
  platform: 'Platform',
  permissions: 'Permissions',
  consent: 'Consent',
  signer: 'Signer',
};

const VERDICT_WORDS: Record<Verdict, string> = {
  proven: 'Proven',
  failed: 'Failed',
  'not-tested': 'Not tested',
};

const VERDICT_ICONS: Record<Verdict, FluentIcon> = {
  proven: CheckmarkCircleFilled,
  failed: ErrorCircleFilled,
  'not-tested': CircleHintRegular,
};

/** What a rehearsal has proven, value by value: a sign, a word and the evidence for it. */
export function ProofList({ proof, label }: { proof: Proof[]; label: string }) {
  const styles = useStyles();
  const card = useListCardStyles();
  return (
    <ul className={card.list} aria-label={label}>
      {proof.map(({ item, verdict, evidence }) => {
        const Icon = VERDICT_ICONS[verdict];
        return (
          <li key={item} className={mergeClasses(card.item, styles.item)}>
            <Icon aria-hidden className={mergeClasses(styles.icon, styles[verdict])} />
            <Text className={styles.name}>{ITEM_WORDS[item]}</Text>
            <Text>{VERDICT_WORDS[verdict]}</Text>
            <Text className={styles.evidence}>{evidence}</Text>
          </li>
        );
      })}
    </ul>
  );
}
