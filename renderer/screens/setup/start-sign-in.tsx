import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { SignInFlow, WishedFlow } from '../../../preload/contract.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { THIS_COMPUTER } from './system-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  main: { minWidth: 0, marginLeft: 'auto' },
  words: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  others: { display: 'flex', flexWrap: 'wrap', gap: '4px 24px' },
  link: {
    marginLeft: '-12px',
    color: tokens.colorNeutralForeground2,
    '@media (forced-colors: active)': { marginLeft: 0 },
  },
});

const FLOWS = ['window', 'browser', 'device'] as const;
const FLOW_WORDS: Record<SignInFlow, string> = {
  window: 'Use a window of this app instead',
  browser: 'Use the system browser instead',
  device: 'Sign in with a code on any device',
};

/** A secret belongs to a System elsewhere: its sign-in is played through, not ours. */
export function isRehearsal({ setup, system }: SetupControl): boolean {
  return setup.system !== THIS_COMPUTER && system?.needsSecret === true;
}

/** The last step's main button. It stands where "Next" stands in the others, in view however small the window is. */
export function SignInButton({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { start, isBusy } = useStart(control);
  return (
    <Button
      size="large"
      appearance="primary"
      className={styles.main}
      icon={<PersonKeyRegular />}
      disabledFocusable={isBusy}
      onClick={() => void start('usual')}
    >
      <span className={styles.words} title={control.setup.signer}>
        {isRehearsal(control) ? 'Rehearse' : 'Sign in'} as {control.setup.signer}
      </span>
    </Button>
  );
}

/** The flows besides the usual one; none where only the app's window can catch the code. */
export function OtherFlows({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { signInFlow } = useAppState().settings;
  const { start } = useStart(control);
  if (control.setup.registration.platform === 'web' || isRehearsal(control)) return null;
  return (
    <div className={styles.others}>
      {FLOWS.filter((flow) => flow !== signInFlow).map((flow) => (
        <Button key={flow} appearance="transparent" className={styles.link} onClick={() => void start(flow)}>
          {FLOW_WORDS[flow]}
        </Button>
      ))}
    </div>
  );
}

function useStart(control: SetupControl) {
  const command = useCommand('signIn.start');
  return {
    isBusy: command.isBusy,
    async start(flow: WishedFlow): Promise<void> {
      await control.save();
      await command.run({ target: null, flow });
    },
  };
}
