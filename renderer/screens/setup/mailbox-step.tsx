import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { AdvisedField } from '../../components/advised-field.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCardStyles } from './card-styles.ts';
import { DiscoveryCard } from './discovery-card.tsx';
import { PracticePeople } from './practice-people.tsx';
import { usePatientAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

/** Step 2: which mailbox, and who signs in. */
export function MailboxStep({ control }: { control: SetupControl }) {
  const { setup, draft } = control;
  return (
    <>
      <PageHeading
        title="Which mailbox do you want to connect?"
        lead="Type its e-mail address. The app looks up where the mailbox is hosted."
      />
      <Addresses control={control} />
      <DiscoveryCard control={control} />
      {setup.practice && (
        <PracticePeople
          chosen={draft.values.mailbox}
          onUse={(address) => draft.change({ mailbox: address, signer: address })}
        />
      )}
    </>
  );
}

function Addresses({ control }: { control: SetupControl }) {
  const styles = useCardStyles();
  const { draft, advice, isStrict, discovery } = control;
  const { mailbox, signer } = draft.values;
  const [isShared, setShared] = useState(signer !== '' && signer !== mailbox);
  const isSeparate = isShared || signer !== mailbox;
  const mailboxAdvice = usePatientAdvice(advice.mailbox, mailbox, isStrict);
  const signerAdvice = usePatientAdvice(advice.signer, signer, isStrict);

  function handleMailbox(address: string): void {
    draft.change(isSeparate ? { mailbox: address } : { mailbox: address, signer: address });
  }

  function handleShared(checked: boolean): void {
    setShared(checked);
    draft.change({ signer: checked ? '' : mailbox });
  }

  return (
    <div className={styles.fields}>
      <AdvisedField
        name="mailbox"
        label="Mailbox address"
        hint="For example support@company.com"
        value={mailbox}
        advice={mailboxAdvice}
        onChange={handleMailbox}
        onBlur={() => void (mailbox !== '' && advice.mailbox?.level !== 'error' && discovery.discover())}
        onEnter={() => void control.next()}
      />
      <Checkbox
        className={styles.check}
        label="Someone else signs in (shared mailbox)"
        checked={isSeparate}
        onChange={(_, data) => handleShared(data.checked === true)}
      />
      {isSeparate && (
        <AdvisedField
          name="signer"
          label="Signs in as"
          hint="The person whose password opens the mailbox"
          value={signer}
          advice={signerAdvice}
          onChange={(address) => draft.change({ signer: address })}
          onEnter={() => void control.next()}
        />
      )}
    </div>
  );
}
