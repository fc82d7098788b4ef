import { Text } from '@fluentui/react-components';
import type { SignIn } from '../../../preload/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { SignInProgress } from '../../components/sign-in-progress.tsx';
import { systemOfSetup } from '../../components/system-words.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCardStyles } from './card-styles.ts';
import { ConsentWaiting } from './consent-waiting.tsx';
import { ErrorPage } from './error-page.tsx';
import { RehearsalReport } from './rehearsal-report.tsx';
import { isRehearsal, OtherFlows } from './start-sign-in.tsx';
import type { SetupControl } from './use-setup.ts';

/** The last step: the sign-in itself, or the rehearsal of the System's own. */
export function SignInStep({ control }: { control: SetupControl }) {
  const { setup } = control;
  const name = systemOfSetup(control.system);
  const { signIn } = useAppState();
  const isSetupSignIn = signIn.phase !== 'idle' && signIn.target === null;
  return (
    <>
      {isRehearsal(control) ? (
        <PageHeading
          title={`Rehearse the sign-in of ${name}`}
          lead={`The app performs ${name}'s own sign-in, with its redirect URI and its secret, and catches the code before it reaches ${name}. So every value is proven before you paste it anywhere.`}
        />
      ) : (
        <PageHeading title="Sign in" lead="Microsoft's page asks for the password. This app never sees it." />
      )}
      {isSetupSignIn && (
        <SignInProgress signIn={signIn} again={isRehearsal(control) ? 'Rehearse again' : 'Sign in again'} />
      )}
      {!isUnderWay(signIn.phase) && (
        <>
          <ConsentWaiting setup={setup} />
          <RehearsalReport setup={setup} systemName={name} />
        </>
      )}
      <Summary control={control} />
      {setup.practice && <PracticePassword signer={setup.signer} />}
      {!isSetupSignIn && <OtherFlows control={control} />}
      {!isUnderWay(signIn.phase) && isRehearsal(control) && <ErrorPage target={null} systemName={name} />}
    </>
  );
}

function isUnderWay(phase: SignIn['phase']): boolean {
  return phase === 'waiting' || phase === 'finishing';
}

function Summary({ control }: { control: SetupControl }) {
  const { setup } = control;
  const styles = useCardStyles();
  const { clouds } = useAppState();
  const known = clouds.find(({ id }) => id === setup.cloud)?.name ?? setup.cloud;
  const cloud = setup.discovery.status === 'found' ? setup.discovery.cloudName : known;
  return (
    <section className={styles.card} aria-label="What will be connected">
      <dl className={styles.facts}>
        {control.system && (
          <>
            <dt>System</dt>
            <dd>{control.system.name}</dd>
          </>
        )}
        <dt>Mailbox</dt>
        <dd>{setup.mailbox}</dd>
        <dt>Signs in as</dt>
        <dd>{setup.signer}</dd>
        <dt>Registration</dt>
        <dd className={styles.code}>{setup.registration.clientId}</dd>
        <dt>Cloud</dt>
        <dd>{cloud}</dd>
      </dl>
    </section>
  );
}

function PracticePassword({ signer }: { signer: string }) {
  const styles = useCardStyles();
  const { practice } = useAppState();
  const person = practice?.people.find(({ address }) => address === signer);
  if (!person?.password) return null;
  return (
    <div className={styles.actions}>
      <Text>
        {person.name}'s practice password is <code>{person.password}</code>
      </Text>
      <CopyButton text={person.password} label="Copy password" isIconOnly appearance="subtle" />
    </div>
  );
}
