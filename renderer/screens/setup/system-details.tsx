import { makeStyles, tokens } from '@fluentui/react-components';
import type { SystemView } from '../../../preload/contract.ts';
import { InputField } from './input-field.tsx';
import { RedirectUri } from './redirect-uri.tsx';
import { THIS_COMPUTER } from './system-advice.ts';
import { SystemNotes } from './system-notes.tsx';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  details: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: '16px 24px 20px',
    // Scrolled to, it leaves the chosen card in sight.
    scrollMarginTop: '96px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** What the chosen System asks for and what follows from it. */
export function SystemDetails({ system, control }: { system: SystemView; control: SetupControl }) {
  const styles = useStyles();
  const { plan } = control.setup;
  // Here the app itself sees to everything.
  if (system.id === THIS_COMPUTER) return null;
  return (
    <section className={styles.details} aria-label={system.name}>
      {system.inputs.map((input) => (
        <InputField key={input.id} input={input} control={control} />
      ))}
      {plan && (
        <RedirectUri uri={plan.redirectUri} hint="The app enters or checks it for you in the next steps" />
      )}
      <SystemNotes system={system} />
    </section>
  );
}
