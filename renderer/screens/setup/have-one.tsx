import { Button, Text } from '@fluentui/react-components';
import { useAppState } from '../../store/connector.tsx';
import { useCardStyles } from './card-styles.ts';
import { RegistrationFields } from './registration-fields.tsx';
import type { SetupControl } from './use-setup.ts';
import { WhereToFind } from './where-to-find.tsx';

/** The values of a registration that is there already. */
export function HaveOne({ control }: { control: SetupControl }) {
  return (
    <>
      <PracticeFill control={control} />
      <WhereToFind control={control} />
      <RegistrationFields control={control} />
    </>
  );
}

/** The practice tenant has a registration ready; it is made for this computer. */
function PracticeFill({ control }: { control: SetupControl }) {
  const styles = useCardStyles();
  const { practice } = useAppState();
  if (!control.setup.practice || !practice) return null;
  const { clientId, tenantId } = practice;
  return (
    <section className={styles.card} aria-label="Practice registration">
      <Text>
        The practice tenant has a registration ready. You can fill in its values or type them by hand.
      </Text>
      <div className={styles.actions}>
        <Button onClick={() => control.draft.change({ clientId, tenant: tenantId })}>Fill in for me</Button>
      </div>
    </section>
  );
}
