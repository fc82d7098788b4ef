import { Text } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { AutomaticView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { useCardStyles } from '../card-styles.ts';
import { SaveFileButton } from '../save-file-button.tsx';
import { UndoButton } from './undo-button.tsx';

/** What was made; the values stand in the setup already. */
export function AutomaticDone({ view }: { view: Extract<AutomaticView, { phase: 'done' }> }) {
  const card = useCardStyles();
  return (
    <>
      <section className={card.card} aria-label="What was made">
        <div>
          <div className={card.title}>
            <CheckmarkCircleFilled className={card.good} aria-hidden />
            <h2 className={card.heading}>The registration is ready</h2>
          </div>
          <Text className={card.secondary}>Its values are filled in. Go on with Next.</Text>
        </div>
        <DoneList done={view.done} />
        {view.canUndo && (
          <div className={card.actions}>
            <UndoButton />
          </div>
        )}
      </section>
      <section className={card.card} aria-label="For a colleague">
        <div>
          <h2 className={card.heading}>Did you do this for a colleague?</h2>
          <Text className={card.secondary}>
            Save the answer and send it back. The client secret in it can be read only by whoever asked.
          </Text>
        </div>
        <div className={card.actions}>
          <SaveFileButton command="admin.saveResponse" label="Save the answer" />
        </div>
      </section>
    </>
  );
}
