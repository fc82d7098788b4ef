import type { Audience } from '../../../preload/contract.ts';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';

const TYPES: readonly ExplainedChoice<Audience>[] = [
  {
    value: 'AzureADMyOrg',
    title: 'Only people in this organisation',
    text: 'Single tenant. The usual choice for a company mailbox.',
  },
  {
    value: 'AzureADMultipleOrgs',
    title: 'People in any organisation',
    text: 'Multitenant. For a registration that several companies share.',
  },
  {
    value: 'AzureADandPersonalMicrosoftAccount',
    title: 'Any organisation and personal accounts',
    text: 'Company mailboxes and Outlook.com, Hotmail or Live addresses.',
  },
  {
    value: 'PersonalMicrosoftAccount',
    title: 'Personal accounts only',
    text: 'Outlook.com, Hotmail or Live addresses.',
  },
];

export interface AccountTypesProps {
  audience: Audience;
  advice?: FieldAdvice | null;
  onChange(audience: Audience): void;
}

/** Entra's "Supported account types", in plain words. */
export function AccountTypes({ audience, advice = null, onChange }: AccountTypesProps) {
  return (
    <ExplainedRadios
      label="Supported account types, as in the registration"
      choices={TYPES}
      value={audience}
      advice={advice}
      onChange={onChange}
    />
  );
}
