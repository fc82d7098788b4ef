import { AdvisedField, type AdvisedFieldProps } from './advised-field.tsx';

type IdFieldProps = Pick<AdvisedFieldProps, 'value' | 'advice' | 'onChange' | 'onEnter'>;

/** The id that Entra gave a registration. */
export function ClientIdInput(props: IdFieldProps) {
  return (
    <AdvisedField
      name="clientId"
      label="Application (client) ID"
      hint="On the registration's Overview page"
      placeholder="00000000-0000-0000-0000-000000000000"
      {...props}
    />
  );
}

/** The tenant a registration belongs to. */
export function TenantInput(props: IdFieldProps) {
  return (
    <AdvisedField
      name="tenant"
      label="Directory (tenant) ID"
      hint="The id of your organisation in Microsoft Entra, or its domain"
      {...props}
    />
  );
}
