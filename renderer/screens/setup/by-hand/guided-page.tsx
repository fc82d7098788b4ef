import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { GuidedStep } from '../../../../preload/contract.ts';
import { CopyRow, CopyRows } from '../../../components/copy-rows.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';
import { ClientIdField, TenantField } from '../id-fields.tsx';
import { SecretExpiryField } from '../secret-expiry-field.tsx';
import { SecretField } from '../secret-field.tsx';
import type { SetupControl } from '../use-setup.ts';

const useStyles = makeStyles({
  steps: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '6px' },
  open: { alignSelf: 'flex-start' },
  why: {
    display: 'flex',
    gap: '8px',
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, fontSize: '20px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** One page of the portal: what to do there, what to enter, and what to bring back. */
export function GuidedPage({ control, step }: { control: SetupControl; step: GuidedStep }) {
  const styles = useStyles();
  const open = useCommand('link.open');
  const isDone = control.draft.values.guidedDone.includes(step.id);
  return (
    <>
      <Button
        className={styles.open}
        appearance={isDone ? 'secondary' : 'primary'}
        icon={<OpenRegular />}
        disabledFocusable={open.isBusy}
        onClick={() => void open.run({ url: step.url })}
      >
        Open this page
      </Button>
      <ol className={styles.steps}>
        {step.instructions.map((instruction) => (
          <li key={instruction}>{instruction}</li>
        ))}
      </ol>
      {step.values.length > 0 && (
        <div className={styles.part}>
          <h3 className={styles.heading}>What to enter, in this order</h3>
          <CopyRows>
            {step.values.map(({ label, value }) => (
              <CopyRow key={`${label} ${value}`} label={label} value={value} />
            ))}
          </CopyRows>
        </div>
      )}
      {step.why && (
        <div className={styles.why}>
          <LightbulbRegular className={styles.icon} aria-hidden />
          <Text>{step.why}</Text>
        </div>
      )}
      <div className={styles.part}>
        <h3 className={styles.heading}>What it looks like afterwards</h3>
        <Text>{step.result}</Text>
      </div>
      <Asked control={control} step={step} />
    </>
  );
}

const FIELDS: Record<GuidedStep['asks'][number], (props: { control: SetupControl }) => React.ReactNode> = {
  'client-id': ClientIdField,
  tenant: TenantField,
  secret: SecretField,
  'secret-expiry': SecretExpiryField,
};

/** What the person brings back from the page. */
function Asked({ control, step }: { control: SetupControl; step: GuidedStep }) {
  const card = useCardStyles();
  if (step.asks.length === 0) return null;
  return (
    <div className={card.fields}>
      {step.asks.map((asked) => {
        const AskedField = FIELDS[asked];
        return <AskedField key={asked} control={control} />;
      })}
    </div>
  );
}
