import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { MailAddRegular } from '@fluentui/react-icons/svg/mail-add';
import { Suspense } from 'react';
import { AppMark } from '../../components/app-mark.tsx';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { whenShown } from '../../components/when-shown.ts';
import { useAppState } from '../../store/connector.tsx';
import { useGo } from '../../store/use-go.ts';
import { weakVault } from '../../store/weak-vault.ts';
import type { HomeActions } from '../home-actions.ts';
import { TOOLS } from '../shell/screens.ts';
import { Choice } from './choice.tsx';
import { MoreWays } from './more-ways.tsx';

/** A window that cannot show everything at its ease. */
const LOW = '@media (max-height: 699px)';

// What is rarely there is not read before the screen is shown.
const Notices = whenShown(async () => (await import('../../components/notices.tsx')).Notices);

// Only who has put a setup away may want to discard it.
const DiscardButton = whenShown(async () => (await import('../setup/discard-button.tsx')).DiscardButton);

const useStyles = makeStyles({
  screen: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  main: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '40px',
    padding: '40px 24px',
    [LOW]: { gap: '16px', padding: '12px 24px' },
  },
  intro: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '16px',
    textAlign: 'center',
    maxWidth: '560px',
    [LOW]: { gap: '4px' },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
  },
  lead: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    color: tokens.colorNeutralForeground2,
    textWrap: 'balance',
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
    gap: '24px',
    width: '100%',
    maxWidth: '760px',
    ':focus': { outline: 'none' },
  },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 24px',
    padding: '12px 24px',
    [LOW]: { paddingTop: '4px', paddingBottom: '8px' },
    color: tokens.colorNeutralForeground3,
  },
});

/** The first screen: what this is, and two ways to begin. */
export function WelcomeScreen({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const state = useAppState();
  const hasNotices = state.notice !== null || weakVault(state) !== null;
  return (
    <div className={styles.screen}>
      <Suspense>{hasNotices && <Notices />}</Suspense>
      <main className={styles.main}>
        <div className={styles.intro}>
          <AppMark size={72} />
          <h1 className={styles.title}>Mailbox Connector</h1>
          <Text align="center" className={styles.lead}>
            Connects an Outlook or Microsoft 365 mailbox, step by step. You do not have to know Azure.
          </Text>
        </div>
        <Choices actions={actions} />
        <MoreWays actions={actions} hasAnother={actions.resume !== null} />
      </main>
      <Footer />
    </div>
  );
}

function Choices({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const { resume } = actions;
  const mailbox = useAppState().setup?.mailbox;
  // The button that discards a setup goes away with it.
  const choices = useKeptFocus(resume ? 'unfinished' : 'none');
  return (
    <div ref={choices} tabIndex={-1} className={styles.choices}>
      <Choice
        icon={<MailAddRegular />}
        title={resume ? 'Go on where you stopped' : 'Connect a mailbox'}
        text={
          resume
            ? `Everything you typed${mailbox ? ` for ${mailbox}` : ''} is still there.`
            : 'Have the address ready. The app shows what to do in Microsoft Entra, and who can do it.'
        }
        button={resume ? 'Continue setup' : 'Connect a mailbox'}
        isPrimary
        isBusy={actions.isStarting}
        aside={
          resume && (
            <Suspense>
              <DiscardButton size="large" />
            </Suspense>
          )
        }
        onChoose={() => (resume ? resume() : actions.start(false))}
      />
      <Choice
        icon={<HatGraduationRegular />}
        title="Practise without an account"
        text="Try every step with made-up people and mailboxes. Nothing leaves this computer."
        button="Practise"
        isBusy={actions.isStarting}
        onChoose={() => actions.start(true)}
      />
    </div>
  );
}

function Footer() {
  const styles = useStyles();
  const { vault, version } = useAppState();
  const go = useGo();
  return (
    <footer className={styles.footer}>
      <Text size={200}>
        {vault.kind === 'keyring' ? `Sign-ins are kept encrypted in ${vault.backend}. ` : ''}Version {version}
      </Text>
      <div>
        {TOOLS.filter(({ needsNoMailbox }) => needsNoMailbox).map(({ screen, label, Icon }) => (
          <Button key={screen} appearance="subtle" icon={<Icon />} onClick={() => go({ screen })}>
            {label}
          </Button>
        ))}
      </div>
    </footer>
  );
}
