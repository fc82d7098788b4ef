import { Button, Text } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ConnectionView } from '../../../preload/contract.ts';
import { CopyRow, CopyRows } from '../../components/copy-rows.tsx';
import { ProofList } from '../../components/proof-list.tsx';
import { systemInWords } from '../../components/system-words.ts';
import { useEditConnection } from '../../store/edit-wish.ts';
import { AUDIENCE_WORDS } from '../setup/audience-words.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { DriftCard } from './drift-card.tsx';
import { SecretCard } from './secret-card.tsx';

/** The Registration of a connection: how long it lasts, what is proven, whether it has drifted. */
export function RegistrationPanel({ connection }: { connection: ConnectionView }) {
  const card = useCardStyles();
  const edit = useEditConnection();
  const { registration, proof, secret } = connection;
  return (
    <>
      {secret && <SecretCard connection={connection} secret={secret} />}
      <DriftCard connection={connection} />
      <section className={card.card} aria-label="What is proven">
        <div>
          <h2 className={card.heading}>What is proven</h2>
          <Text className={card.secondary}>
            {proof.length > 0
              ? `By playing through the sign-in of ${systemInWords(connection)}.`
              : 'Nothing yet. Sign in again to rehearse it.'}
          </Text>
        </div>
        {proof.length > 0 && <ProofList proof={proof} label="Values" />}
      </section>
      <section className={card.card} aria-label="Values">
        <h2 className={card.heading}>Values of the registration</h2>
        <CopyRows>
          <CopyRow label="Application (client) ID" value={registration.clientId} />
          <CopyRow label="Directory (tenant) ID" value={registration.tenant} />
          <CopyRow label="Redirect URI" value={registration.redirectUri} />
          <CopyRow
            label="Platform"
            value={registration.platform === 'web' ? 'Web' : 'Mobile and desktop applications'}
            canCopy={false}
          />
          <CopyRow label="Account types" value={AUDIENCE_WORDS[registration.audience]} canCopy={false} />
        </CopyRows>
        <div className={card.actions}>
          <Button
            icon={<EditRegular />}
            onClick={() => edit({ connectionId: connection.id, repair: 'edit-registration' })}
          >
            Change…
          </Button>
        </div>
      </section>
    </>
  );
}
