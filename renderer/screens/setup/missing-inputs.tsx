import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { SetupControl } from './use-setup.ts';

/** Stands where a way needs a plan and something about the System is not known yet. */
export function MissingInputs({ control }: { control: SetupControl }) {
  return (
    <MessageBar intent="info" layout="auto">
      <MessageBarBody>
        {control.system
          ? `Something about ${control.system.name} is still missing, so its values cannot be worked out.`
          : 'Choose the system first: its values follow from it.'}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void control.goTo('system')}>Fill it in</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
