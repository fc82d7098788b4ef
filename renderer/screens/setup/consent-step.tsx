import type { Setup } from '../../../preload/contract.ts';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { AdminConsent } from './admin-consent.tsx';
import type { SetupControl } from './use-setup.ts';

const CHOICES: readonly ExplainedChoice<Setup['consent']>[] = [
  {
    value: 'self',
    title: 'I agree when I sign in',
    text: 'For personal accounts and for companies that allow it. If yours does not, you are led to the administrator.',
  },
  {
    value: 'admin',
    title: 'An administrator agrees first',
    text: 'For companies where only an administrator may agree, which is usual for mail.',
  },
];

/** Step 5: who consents to the permissions. */
export function ConsentStep({ control }: { control: SetupControl }) {
  const { values, change } = control.draft;
  return (
    <>
      <PageHeading
        title="Who agrees to the permissions?"
        lead="Microsoft asks somebody to agree once. This is called consent."
      />
      <ExplainedRadios
        isMain
        label="Who consents"
        choices={CHOICES}
        value={values.consent}
        onChange={(consent) => change({ consent })}
      />
      {values.consent === 'admin' && <AdminConsent control={control} />}
    </>
  );
}
