import { DateField } from '../../components/date-field.tsx';
import type { SetupControl } from './use-setup.ts';

/** When the client secret ends; the app reminds of it in time. */
export function SecretExpiryField({ control }: { control: SetupControl }) {
  const { values, change } = control.draft;
  return (
    <DateField
      name="secretExpiresAt"
      label="The secret expires on"
      hint="The column Expires beside the secret. The app reminds you in time"
      value={values.secretExpiresAt}
      onChange={(secretExpiresAt) => change({ secretExpiresAt })}
    />
  );
}
