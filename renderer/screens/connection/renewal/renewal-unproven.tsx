import { Button, Text } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { ConnectionView, Problem } from '../../../../preload/contract.ts';
import { SignInProgress } from '../../../components/sign-in-progress.tsx';
import { useAppState } from '../../../store/connector.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';

export interface RenewalUnprovenProps {
  connection: ConnectionView;
  /** Why it could not be proven without a sign-in; null where that was not tried. */
  problem: Problem | null;
}

/** A new secret is kept and waits for its proof. */
export function RenewalUnproven({ connection, problem }: RenewalUnprovenProps) {
  const card = useCardStyles();
  const { signIn } = useAppState();
  const target = { connectionId: connection.id };
  const prove = useCommand('renewal.prove');
  const rehearse = useCommand('renewal.rehearse');
  const discard = useCommand('renewal.discard');
  if (signIn.phase !== 'idle' && signIn.phase !== 'failed' && signIn.target === connection.id) {
    return <SignInProgress signIn={signIn} />;
  }
  return (
    <>
      <div>
        <Text block weight="semibold">
          The new secret is kept in the vault, and the old one is still in use.
        </Text>
        <Text className={card.secondary}>
          {problem
            ? `It could not be proven without a sign-in: ${problem.title}. Sign in once as ${connection.signer}, with the new secret.`
            : 'Prove it now: the app takes new tokens with it and asks nobody.'}
        </Text>
      </div>
      <div className={card.actions}>
        {!problem && (
          <Button
            appearance="primary"
            disabledFocusable={prove.isBusy}
            onClick={() => void prove.run(target)}
          >
            Prove it
          </Button>
        )}
        <Button
          appearance={problem ? 'primary' : 'secondary'}
          icon={<PersonKeyRegular />}
          disabledFocusable={rehearse.isBusy}
          onClick={() => void rehearse.run(target)}
        >
          Rehearse as {connection.signer}
        </Button>
        <Button disabledFocusable={discard.isBusy} onClick={() => void discard.run(target)}>
          Discard it
        </Button>
      </div>
    </>
  );
}
