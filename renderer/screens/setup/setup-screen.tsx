import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SetupStep, SetupView } from '../../../preload/contract.ts';
import { AppMark } from '../../components/app-mark.tsx';
import { Notices } from '../../components/notices.tsx';
import type { HomeActions } from '../home-actions.ts';
import { MoreWays } from '../welcome/more-ways.tsx';
import { ConsentStep } from './consent-step.tsx';
import { DiscardButton } from './discard-button.tsx';
import { MailboxStep } from './mailbox-step.tsx';
import { PermissionsStep } from './permissions-step.tsx';
import { PracticeButton } from './practice-button.tsx';
import { RegistrationStep } from './registration-step.tsx';
import { SignInStep } from './sign-in-step.tsx';
import { StepFooter } from './step-footer.tsx';
import { StepList } from './step-list.tsx';
import { SystemStep } from './system-step.tsx';
import { type SetupControl, useSetup } from './use-setup.ts';

const NARROW = '@media (max-width: 959px)';
const LOW = '@media (max-height: 699px)';

const useStyles = makeStyles({
  screen: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  frame: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '272px minmax(0, 1fr)',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
    padding: '32px 16px 16px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    [NARROW]: {
      flexDirection: 'row',
      alignItems: 'center',
      justifyContent: 'space-between',
      flexWrap: 'wrap',
      gap: '0 8px',
      padding: '8px 16px',
    },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '0 12px',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { display: 'none' },
  },
  leave: {
    marginTop: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    [NARROW]: { marginTop: 0, marginLeft: 'auto', flexDirection: 'row' },
  },
  leaveButton: {
    justifyContent: 'flex-start',
    [NARROW]: {
      minWidth: 0,
      padding: '4px 6px',
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightRegular,
    },
  },
  work: { minHeight: 0, display: 'flex', flexDirection: 'column' },
  page: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  content: {
    boxSizing: 'border-box',
    maxWidth: '736px',
    margin: '0 auto',
    padding: '48px 48px 40px',
    display: 'flex',
    flexDirection: 'column',
    gap: '32px',
    [NARROW]: { padding: '32px 24px' },
    [LOW]: { gap: '20px', paddingTop: '20px', paddingBottom: '20px' },
  },
});

export interface SetupScreenProps {
  setup: SetupView;
  actions: HomeActions;
  /** Leaves the setup as it is, to go on later. */
  onClose(): void;
}

/** The setup, step by step. */
export function SetupScreen({ setup, actions, onClose }: SetupScreenProps) {
  const styles = useStyles();
  const control = useSetup(setup);
  const Step = STEP_SCREENS[setup.step];
  return (
    <div className={styles.screen}>
      <Notices />
      <div className={styles.frame}>
        <Side control={control} onClose={onClose} />
        <div className={styles.work}>
          <main className={styles.page} key={setup.step}>
            <div className={styles.content}>
              <Step control={control} />
              {setup.step === 'system' && <MoreWays actions={actions} />}
            </div>
          </main>
          <StepFooter control={control} />
        </div>
      </div>
    </div>
  );
}

const STEP_SCREENS: Record<SetupStep, (props: { control: SetupControl }) => React.ReactNode> = {
  system: SystemStep,
  mailbox: MailboxStep,
  registration: RegistrationStep,
  permissions: PermissionsStep,
  consent: ConsentStep,
  'sign-in': SignInStep,
};

function Side({ control, onClose }: { control: SetupControl; onClose(): void }) {
  const styles = useStyles();
  return (
    <header className={styles.side}>
      <div className={styles.brand}>
        <AppMark size={32} />
        {control.setup.practice ? 'Practice setup' : 'Connect a mailbox'}
      </div>
      <StepList step={control.setup.step} onGoTo={(step) => void control.goTo(step)} />
      <LeaveButtons control={control} onClose={onClose} />
    </header>
  );
}

function LeaveButtons({ control, onClose }: { control: SetupControl; onClose(): void }) {
  const styles = useStyles();

  async function handleClose(): Promise<void> {
    if (await control.save()) onClose();
  }

  return (
    <div className={styles.leave}>
      {control.setup.practice && <PracticeButton className={styles.leaveButton} />}
      <Button appearance="subtle" className={styles.leaveButton} onClick={handleClose}>
        Save and close
      </Button>
      <DiscardButton className={styles.leaveButton} />
    </div>
  );
}
