import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { Audience } from '../../../preload/contract.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  explanation: { display: 'block', color: tokens.colorNeutralForeground2 },
});

const TYPES: readonly { audience: Audience; label: string; explanation: string }[] = [
  {
    audience: 'AzureADMyOrg',
    label: 'Only people in this organisation',
    explanation: 'Single tenant. The usual choice for a company mailbox.',
  },
  {
    audience: 'AzureADMultipleOrgs',
    label: 'People in any organisation',
    explanation: 'Multitenant. For a registration that several companies share.',
  },
  {
    audience: 'AzureADandPersonalMicrosoftAccount',
    label: 'Any organisation and personal accounts',
    explanation: 'Company mailboxes and Outlook.com, Hotmail or Live addresses.',
  },
  {
    audience: 'PersonalMicrosoftAccount',
    label: 'Personal accounts only',
    explanation: 'Outlook.com, Hotmail or Live addresses.',
  },
];

export interface AccountTypesProps {
  audience: Audience;
  onChange(audience: Audience): void;
}

/** Entra's "Supported account types", in plain words. */
export function AccountTypes({ audience, onChange }: AccountTypesProps) {
  const styles = useStyles();
  return (
    <Field
      label={{ children: 'Supported account types', className: styles.label }}
      hint="Choose the same as in the registration"
    >
      <RadioGroup value={audience} onChange={(_, data) => onChange(data.value as Audience)}>
        {TYPES.map((type) => (
          <Radio
            key={type.audience}
            value={type.audience}
            label={
              <>
                {type.label}
                <Text size={200} className={styles.explanation}>
                  {type.explanation}
                </Text>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
