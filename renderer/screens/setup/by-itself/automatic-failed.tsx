import { Button, Text } from '@fluentui/react-components';
import type { AutomaticView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { ProblemCard } from '../../../components/problem-card.tsx';
import { useRepair } from '../../../components/use-repair.ts';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';
import type { SetupControl } from '../use-setup.ts';
import { UndoButton } from './undo-button.tsx';

export interface AutomaticFailedProps {
  control: SetupControl;
  view: Extract<AutomaticView, { phase: 'failed' }>;
}

/** Why it stopped, what was made until then, and the two other ways. */
export function AutomaticFailed({ control, view }: AutomaticFailedProps) {
  const card = useCardStyles();
  const start = useCommand('automatic.start');
  const repairOf = useRepair(null, () => void start.run({}));
  const { problem } = view;
  // A setup's own "sign in again" would sign the mailbox in; here it is the administrator.
  const repair = problem.repair === 'retry' ? repairOf(problem) : null;
  return (
    <>
      <ProblemCard
        problem={problem}
        repair={repair}
        actions={
          <>
            {!repair && (
              <Button disabledFocusable={start.isBusy} onClick={() => void start.run({})}>
                Try again
              </Button>
            )}
            {view.canUndo && <UndoButton />}
          </>
        }
      />
      {view.done.length > 0 && (
        <section className={card.card} aria-label="What was made until then">
          <h2 className={card.heading}>What was made until then</h2>
          <DoneList done={view.done} />
        </section>
      )}
      <OtherWays control={control} />
    </>
  );
}

function OtherWays({ control }: { control: SetupControl }) {
  const card = useCardStyles();
  const { change } = control.draft;
  return (
    <section className={card.card} aria-label="Other ways">
      <div>
        <h2 className={card.heading}>Two other ways lead there too</h2>
        <Text className={card.secondary}>Nothing you typed is lost.</Text>
      </div>
      <div className={card.actions}>
        <Button onClick={() => change({ way: 'by-hand' })}>Guide me through Entra</Button>
        <Button onClick={() => change({ way: 'by-admin' })}>Let an administrator do it</Button>
      </div>
    </section>
  );
}
