import { makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { Setup } from '../../../preload/contract.ts';
import { PageHeading } from '../../components/page-heading.tsx';
import { AdminConsent } from './admin-consent.tsx';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '12px' },
  choice: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: '8px 16px',
    ':has(:checked)': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  radio: { width: '100%' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
});

const CHOICES: readonly { consent: Setup['consent']; title: string; text: string }[] = [
  {
    consent: 'self',
    title: 'I agree when I sign in',
    text: 'For personal accounts and for companies that allow it.',
  },
  {
    consent: 'admin',
    title: 'An administrator agrees first',
    text: 'For companies where only an administrator may agree. This is the usual case.',
  },
];

/** Step 4: who consents to the permissions. */
export function ConsentStep({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { values, change } = control.draft;
  return (
    <>
      <PageHeading
        title="Who agrees to the permissions?"
        lead="Microsoft asks somebody to agree once. This is called consent."
      />
      <RadioGroup
        aria-label="Who consents"
        className={styles.group}
        value={values.consent}
        onChange={(_, data) => change({ consent: data.value as Setup['consent'] })}
      >
        {CHOICES.map(({ consent, title, text }) => (
          <div key={consent} className={styles.choice}>
            <Radio
              className={styles.radio}
              value={consent}
              label={
                <>
                  <span className={styles.title}>{title}</span>
                  <Text className={styles.text}>{text}</Text>
                </>
              }
            />
          </div>
        ))}
      </RadioGroup>
      {values.consent === 'admin' && <AdminConsent control={control} />}
    </>
  );
}
