import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import type { ReadBack, SetupView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { AdminSignInProgress, ErrandProgress } from '../../components/errand-progress.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { RedirectDiffCard } from '../../components/redirect-diff-card.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';
import { PracticePasswords } from './practice-passwords.tsx';

export interface ReadBackCardProps {
  setup: SetupView;
  systemName: string;
}

/** What Entra has as redirect URI: read back by the app, with the letter that differs marked. */
export function ReadBackCard({ setup, systemName }: ReadBackCardProps) {
  const { readBack } = setup;
  const { comparison, visit } = readBack;
  useAnnounceChange(readBackWords(readBack));
  if (visit.phase !== 'idle') return <Visit setup={setup} />;
  return (
    <>
      {comparison?.diff && (
        <RedirectDiffCard
          diff={comparison.diff}
          sender={systemName}
          {...(comparison.registration ? { registration: comparison.registration } : {})}
        />
      )}
      {!comparison?.diff && <Offer readBack={readBack} />}
    </>
  );
}

/** The registration was not read yet, or the difference is not one of letters. */
function Offer({ readBack: { comparison, problem } }: { readBack: ReadBack }) {
  const card = useCardStyles();
  const read = useCommand('rehearsal.readBack');
  return (
    <section className={card.card} aria-label="Read the registration">
      <div>
        <h2 className={card.heading}>
          {comparison ? 'What the registration has' : 'Let the app find the difference'}
        </h2>
        <Text className={card.secondary}>
          {comparison
            ? `Read from “${comparison.registration}”.`
            : 'Whoever may read the registration signs in once. The app compares it with what was sent and marks the letters that differ; it changes nothing.'}
        </Text>
      </div>
      {problem && <ProblemCard isPlain problem={problem} />}
      {comparison && (
        <MessageBar intent={comparison.outcome === 'same' ? 'info' : 'warning'} layout="multiline">
          <MessageBarBody>{comparison.text}</MessageBarBody>
        </MessageBar>
      )}
      <div className={card.actions}>
        <Button disabledFocusable={read.isBusy} onClick={() => void read.run({})}>
          {comparison || problem ? 'Read it again' : 'Sign in and compare'}
        </Button>
      </div>
    </section>
  );
}

function Visit({ setup }: { setup: SetupView }) {
  const card = useCardStyles();
  const cancel = useCommand('rehearsal.cancelReadBack');
  const { visit } = setup.readBack;
  const cancelling = { isCancelling: cancel.isBusy, onCancel: () => void cancel.run({}) };
  return (
    <>
      <section className={card.card} aria-label="Read the registration">
        {visit.phase === 'signing-in' ? (
          <AdminSignInProgress
            host={visit.host}
            stalled={visit.stalled}
            otherwise="Cancel, and compare with what the portal shows instead."
            {...cancelling}
          />
        ) : (
          <ErrandProgress title="Reading the registration…" {...cancelling} />
        )}
      </section>
      {setup.practice && <PracticePasswords />}
    </>
  );
}

function readBackWords({ visit, comparison, problem }: ReadBack): string | null {
  if (visit.phase === 'signing-in') return 'Waiting for the sign-in';
  if (visit.phase === 'working') return 'Reading the registration';
  return problem?.title ?? comparison?.text ?? null;
}
