import { ClientIdInput, TenantInput } from '../../components/registration-id-fields.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

/** The Application (client) ID of the registration. */
export function ClientIdField({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { clientId } = draft.values;
  return (
    <ClientIdInput
      value={clientId}
      advice={shownAdvice(advice.clientId, clientId, isStrict)}
      onChange={(value) => draft.change({ clientId: value })}
      onEnter={() => void control.next()}
    />
  );
}

/** The tenant the registration belongs to. */
export function TenantField({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { tenant } = draft.values;
  return (
    <TenantInput
      value={tenant}
      advice={shownAdvice(advice.tenant, tenant, isStrict)}
      onChange={(value) => draft.change({ tenant: value })}
      onEnter={() => void control.next()}
    />
  );
}
