import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { SetupView } from '../../../preload/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { SignInProgress } from '../../components/sign-in-progress.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';
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
  link: { marginLeft: '-12px', color: tokens.colorNeutralForeground2 },
});

/** Step 5: the sign-in itself. */
export function SignInStep({ control }: { control: SetupControl }) {
  const { setup } = control;
  const { signIn } = useAppState();
  const isSetupSignIn = signIn.phase !== 'idle' && signIn.target === null;
  return (
    <>
      <PageHeading title="Sign in" lead="Microsoft's page asks for the password. This app never sees it." />
      {isSetupSignIn && <SignInProgress signIn={signIn} />}
      <Summary setup={setup} />
      {setup.practice && <PracticePassword signer={setup.signer} />}
      {!isSetupSignIn && <StartButtons control={control} />}
    </>
  );
}

function Summary({ setup }: { setup: SetupView }) {
  const styles = useCardStyles();
  const { clouds } = useAppState();
  const cloud = clouds.find(({ id }) => id === setup.cloud)?.name ?? setup.cloud;
  return (
    <section className={styles.card} aria-label="What will be connected">
      <dl className={styles.facts}>
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
  const start = useCommand('signIn.start');

  async function handleStart(flow: 'window' | 'browser'): Promise<void> {
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
        onClick={() => void handleStart('window')}
      >
        Sign in as {control.setup.signer}
      </Button>
      <Button appearance="transparent" className={styles.link} onClick={() => void handleStart('browser')}>
        Use the system browser instead
      </Button>
    </div>
  );
}
