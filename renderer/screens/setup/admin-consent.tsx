import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SetupView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrandProgress } from '../../components/errand-progress.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';
import { ConsentWaiting } from './consent-waiting.tsx';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  letter: {
    margin: 0,
    padding: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontFamily: tokens.fontFamilyBase,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

const STATUS_WORDS: Record<SetupView['adminConsent']['status'], string | null> = {
  none: null,
  running: 'Waiting for the administrator to agree',
  granted: 'The administrator has agreed',
  failed: 'The consent was not given',
};

/** Ways to get an administrator's consent: by a link that is sent, or here and now. */
export function AdminConsent({ control }: { control: SetupControl }) {
  const { setup } = control;
  useAnnounceChange(STATUS_WORDS[setup.adminConsent.status]);
  if (!setup.adminConsentUrl) {
    return (
      <MessageBar intent="info">
        <MessageBarBody>
          Fill in the registration first: the link for the administrator is made from it.
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <>
      <ConsentWaiting setup={setup} />
      <LetterCard setup={setup} url={setup.adminConsentUrl} />
      <GrantCard control={control} />
    </>
  );
}

function LetterCard({ setup, url }: { setup: SetupView; url: string }) {
  const styles = useStyles();
  const card = useCardStyles();
  const letter = setup.letter ?? letterOf(setup, url);
  return (
    <section className={card.card} aria-label="Ask by message">
      <div>
        <h2 className={card.heading}>Send this to an administrator</h2>
        <Text className={card.secondary}>They need two minutes, and no access to this computer.</Text>
      </div>
      <p className={styles.letter}>{letter}</p>
      <div className={card.actions}>
        <CopyButton text={letter} label="Copy the message" />
        <CopyButton text={url} label="Copy only the link" appearance="subtle" />
      </div>
    </section>
  );
}

function letterOf(setup: SetupView, url: string): string {
  return [
    `Hello, I am connecting the mailbox ${setup.mailbox} through our app registration ${setup.registration.clientId}.`,
    'It needs an administrator to agree to its permissions once. Please open this link, sign in as an administrator and accept:',
    url,
  ].join('\n\n');
}

function GrantCard({ control }: { control: SetupControl }) {
  const card = useCardStyles();
  const grant = useCommand('setup.grantAsAdmin');
  const cancel = useCommand('setup.cancelGrant');
  const repairOf = useRepair(null, () => void handleGrant());
  const { adminConsent } = control.setup;

  async function handleGrant(): Promise<void> {
    await control.save();
    await grant.run({});
  }

  return (
    <section className={card.card} aria-label="Agree here">
      <div>
        <h2 className={card.heading}>Are you the administrator?</h2>
        <Text className={card.secondary}>
          Then agree here. Microsoft's page opens in a window of its own.
        </Text>
      </div>
      {adminConsent.status === 'granted' && (
        <MessageBar intent="success">
          <MessageBarBody>The administrator has agreed. Go on with Next.</MessageBarBody>
        </MessageBar>
      )}
      {adminConsent.status === 'failed' && (
        <ProblemCard
          problem={adminConsent.problem}
          // Asking an administrator is what this page is for.
          repair={adminConsent.problem.repair === 'ask-admin' ? null : repairOf(adminConsent.problem)}
        />
      )}
      {adminConsent.status === 'running' ? (
        <ErrandProgress
          title="Agree as an administrator in the window that opened"
          isCancelling={cancel.isBusy}
          onCancel={() => void cancel.run({})}
        />
      ) : (
        <div className={card.actions}>
          <Button disabledFocusable={grant.isBusy} onClick={() => void handleGrant()}>
            I am the administrator: grant now
          </Button>
        </div>
      )}
    </section>
  );
}
