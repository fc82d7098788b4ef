import type { ReactNode } from 'react';
import type { AutomaticView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { AdminSignInProgress, ErrandProgress } from '../../../components/errand-progress.tsx';
import { useAppState } from '../../../store/connector.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';
import { PracticePasswords } from '../practice-passwords.tsx';

type Phase<P extends AutomaticView['phase']> = Extract<AutomaticView, { phase: P }>;

/** The administrator signs in, in a window of its own. */
export function AutomaticSignIn({ view }: { view: Phase<'signing-in'> }) {
  const { setup } = useAppState();
  return (
    <>
      <Card>
        <AdminSignInProgress
          host={view.host}
          stalled={view.stalled}
          otherwise="Cancel and try once more, or choose another of the four ways."
          {...useCancel()}
        />
      </Card>
      {setup?.practice && <PracticePasswords />}
    </>
  );
}

export function Reading({ view }: { view: Phase<'reading'> }) {
  return (
    <Card>
      <ErrandProgress
        title="Reading what is there…"
        aside={`Signed in as ${view.signedInAs}`}
        {...useCancel()}
      />
    </Card>
  );
}

export function Working({ view }: { view: Phase<'working'> }) {
  return (
    <Card>
      <ErrandProgress
        title={`${view.now || 'Beginning'}…`}
        aside="What is done already stays; it can be undone afterwards."
        {...useCancel()}
      >
        <DoneList done={view.done} />
      </ErrandProgress>
    </Card>
  );
}

function Card({ children }: { children: ReactNode }) {
  const card = useCardStyles();
  return (
    <section className={card.card} aria-label="Progress">
      {children}
    </section>
  );
}

function useCancel() {
  const cancel = useCommand('automatic.cancel');
  return { isCancelling: cancel.isBusy, onCancel: () => void cancel.run({}) };
}
