import { Button, makeStyles, Text } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { useState } from 'react';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { type ExplainedChoice, ExplainedRadios } from '../../../components/explained-radios.tsx';
import { systemInWords } from '../../../components/system-words.ts';
import { useCommand } from '../../../store/use-command.ts';
import { BootstrapRights } from '../../setup/bootstrap-rights.tsx';
import { useCardStyles } from '../../setup/card-styles.ts';
import { PracticePasswords } from '../../setup/practice-passwords.tsx';
import { RenewalByHand } from './renewal-by-hand.tsx';

type Way = 'by-itself' | 'by-hand';

const WAYS: readonly ExplainedChoice<Way>[] = [
  { value: 'by-itself', title: 'Do it for me', text: 'An administrator signs in once.' },
  { value: 'by-hand', title: 'I make it in Entra', text: 'You paste the new secret here.' },
];

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '20px' },
  button: { alignSelf: 'flex-start' },
});

/** The two ways to a new secret. */
export function RenewalBegin({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const card = useCardStyles();
  const [way, setWay] = useState<Way>('by-itself');
  return (
    <>
      <Text className={card.secondary}>
        The new secret is added beside the old one, and it counts only once it is proven. Until you remove it,
        the old one goes on working in {systemInWords(connection)}.
      </Text>
      <ExplainedRadios<Way>
        isMain
        isPaired
        label="The way to a new secret"
        choices={WAYS}
        value={way}
        onChange={setWay}
      />
      <div className={styles.part}>
        {way === 'by-itself' ? (
          <ByItself connection={connection} />
        ) : (
          <RenewalByHand connection={connection} />
        )}
      </div>
    </>
  );
}

function ByItself({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const start = useCommand('renewal.start');
  return (
    <>
      <BootstrapRights as="h3" bootstrap={connection.upkeep.bootstrap} />
      {connection.practice && <PracticePasswords />}
      <Button
        className={styles.button}
        appearance="primary"
        icon={<PersonKeyRegular />}
        disabledFocusable={start.isBusy}
        onClick={() => void start.run({ connectionId: connection.id })}
      >
        Sign in as administrator
      </Button>
    </>
  );
}
