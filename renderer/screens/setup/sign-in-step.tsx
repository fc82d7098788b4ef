import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { SignIn, SignInFlow, WishedFlow } from '../../../preload/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { SignInProgress } from '../../components/sign-in-progress.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';
import { ConsentWaiting } from './consent-waiting.tsx';
import { ErrorPage } from './error-page.tsx';
import { RehearsalReport } from './rehearsal-report.tsx';
import { THIS_COMPUTER } from './system-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  start: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px' },
  button: {
    minHeight: '48px',
    maxWidth: '100%',
    paddingLeft: '24px',
    paddingRight: '24px',
    overflowWrap: 'anywhere',
  },
  others: { display: 'flex', flexWrap: 'wrap', gap: '4px 24px' },
  link: { marginLeft: '-12px', color: tokens.colorNeutralForeground2 },
});

const FLOWS = ['window', 'browser', 'device'] as const;
const FLOW_WORDS: Record<SignInFlow, string> = {
  window: 'Use a window of this app instead',
  browser: 'Use the system browser instead',
  device: 'Sign in with a code on any device',
};

/** The last step: the sign-in itself, or the rehearsal of the System's own. */
export function SignInStep({ control }: { control: SetupControl }) {
  const { setup } = control;
  const { name } = control.system ?? { name: 'the system' };
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
      {!isSetupSignIn && <StartButtons control={control} />}
      {setup.practice && <PracticePassword signer={setup.signer} />}
      {!isUnderWay(signIn.phase) && isRehearsal(control) && <ErrorPage target={null} systemName={name} />}
    </>
  );
}

function isUnderWay(phase: SignIn['phase']): boolean {
  return phase === 'waiting' || phase === 'finishing';
}

/** A secret belongs to a System elsewhere: its sign-in is played through, not ours. */
function isRehearsal({ setup, system }: SetupControl): boolean {
  return setup.system !== THIS_COMPUTER && system?.needsSecret === true;
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

function StartButtons({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { signInFlow } = useAppState().settings;
  const start = useCommand('signIn.start');
  // A Web registration is signed in to in the app's window alone.
  const others =
    control.setup.registration.platform === 'web' ? [] : FLOWS.filter((flow) => flow !== signInFlow);

  async function handleStart(flow: WishedFlow): Promise<void> {
    await control.save();
    await start.run({ target: null, flow });
  }

  return (
    <div className={styles.start}>
      <Button
        size="large"
        appearance="primary"
        className={styles.button}
        icon={<PersonKeyRegular />}
        disabledFocusable={start.isBusy}
        onClick={() => void handleStart('usual')}
      >
        {isRehearsal(control) ? 'Rehearse' : 'Sign in'} as {control.setup.signer}
      </Button>
      {/* The browser would hand the code to the System itself. */}
      {!isRehearsal(control) && (
        <div className={styles.others}>
          {others.map((flow) => (
            <Button
              key={flow}
              appearance="transparent"
              className={styles.link}
              onClick={() => void handleStart(flow)}
            >
              {FLOW_WORDS[flow]}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
