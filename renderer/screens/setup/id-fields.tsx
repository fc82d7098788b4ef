import { AdvisedField } from '../../components/advised-field.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

/** The Application (client) ID of the registration. */
export function ClientIdField({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { clientId } = draft.values;
  return (
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
  );
}

/** The tenant the registration belongs to. */
export function TenantField({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { tenant } = draft.values;
  return (
    <AdvisedField
      name="tenant"
      label="Directory (tenant) ID"
      hint="The id of your organisation in Microsoft Entra, or its domain"
      value={tenant}
      advice={shownAdvice(advice.tenant, tenant, isStrict)}
      onChange={(value) => draft.change({ tenant: value })}
      onEnter={() => void control.next()}
    />
  );
}
