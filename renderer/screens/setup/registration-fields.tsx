import { systemOfSetup } from '../../components/system-words.ts';
import { AccountTypes } from './account-types.tsx';
import { useCardStyles } from './card-styles.ts';
import { ClientIdField, TenantField } from './id-fields.tsx';
import { MissingInputs } from './missing-inputs.tsx';
import { PlatformFields } from './platform-fields.tsx';
import { RedirectUri } from './redirect-uri.tsx';
import { SecretExpiryField } from './secret-expiry-field.tsx';
import { SecretField } from './secret-field.tsx';
import { THIS_COMPUTER } from './system-advice.ts';
import type { SetupControl } from './use-setup.ts';

/** All values of a registration. */
export function RegistrationFields({ control }: { control: SetupControl }) {
  const styles = useCardStyles();
  const { values, change } = control.draft;
  const isFree = values.system === THIS_COMPUTER;
  return (
    <div className={styles.fields}>
      <ClientIdField control={control} />
      <TenantField control={control} />
      {isFree ? <PlatformFields control={control} /> : <PlannedFields control={control} />}
      <AccountTypes audience={values.audience} onChange={(audience) => change({ audience })} />
    </div>
  );
}

/** What the System fixes: its platform and its redirect URI; a secret where it needs one. */
function PlannedFields({ control }: { control: SetupControl }) {
  const { plan } = control.setup;
  if (!plan) return <MissingInputs control={control} />;
  const isWeb = plan.platform === 'web';
  return (
    <>
      <RedirectUri
        uri={plan.redirectUri}
        hint={`The one ${systemOfSetup(control.system)} signs in with. In the registration it stands under ${
          isWeb ? 'Web' : 'Mobile and desktop applications'
        }, exactly like this`}
      />
      {isWeb && (
        <>
          <SecretField control={control} />
          <SecretExpiryField control={control} />
        </>
      )}
    </>
  );
}
