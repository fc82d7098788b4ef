import { Button, Text } from '@fluentui/react-components';
import { AdvisedField } from '../../components/advised-field.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useAppState } from '../../store/connector.tsx';
import { AccountTypes } from './account-types.tsx';
import { useCardStyles } from './card-styles.ts';
import { PlatformFields } from './platform-fields.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';
import { WhereToFind } from './where-to-find.tsx';

/** Step 2: the app registration's values. */
export function RegistrationStep({ control }: { control: SetupControl }) {
  const styles = useCardStyles();
  return (
    <>
      <PageHeading
        title="Which app registration is used?"
        lead="A registration is the entry in Microsoft Entra through which this app may ask for the mailbox. Make one, or use one you were given."
      />
      <PracticeFill control={control} />
      <WhereToFind control={control} />
      <div className={styles.fields}>
        <Ids control={control} />
        <PlatformFields control={control} />
        <AccountTypes
          audience={control.draft.values.audience}
          onChange={(audience) => control.draft.change({ audience })}
        />
      </div>
    </>
  );
}

function Ids({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { clientId, tenant } = draft.values;
  return (
    <>
      <AdvisedField
        name="clientId"
        label="Application (client) ID"
        hint="On the registration's Overview page"
        placeholder="00000000-0000-0000-0000-000000000000"
        value={clientId}
        advice={shownAdvice(advice.clientId, clientId, isStrict)}
        onChange={(value) => draft.change({ clientId: value })}
        onEnter={() => void control.next()}
      />
      <AdvisedField
        name="tenant"
        label="Directory (tenant) ID"
        hint="The id of your organisation in Microsoft Entra, or its domain"
        value={tenant}
        advice={shownAdvice(advice.tenant, tenant, isStrict)}
        onChange={(value) => draft.change({ tenant: value })}
        onEnter={() => void control.next()}
      />
    </>
  );
}

/** The practice tenant has a registration ready. */
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
