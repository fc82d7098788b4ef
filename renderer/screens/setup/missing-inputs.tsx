import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { SetupStep } from '../../../preload/contract.ts';
import { systemOfSetup } from '../../components/system-words.ts';
import type { SetupControl } from './use-setup.ts';

/** Stands where a way needs a plan and there is none yet: says what is missing and where to mend it. */
export function MissingInputs({ control }: { control: SetupControl }) {
  const { step, message } = reasonOf(control);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
      {step && (
        <MessageBarActions>
          <Button onClick={() => void control.goTo(step)}>
            {step === 'mailbox' ? 'Change the mailbox' : 'Fill it in'}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** Main names what is wrong: an input of the System, the mailbox, or the account types on this page. */
function reasonOf({ setup, system }: SetupControl): { step: SetupStep | null; message: string } {
  const { audience, mailbox, ...inputs } = setup.inputAdvice;
  const wrong = Object.values(inputs)[0];
  if (wrong) return { step: 'system', message: wrong };
  if (mailbox) return { step: 'mailbox', message: mailbox };
  if (audience) return { step: null, message: audience };
  const name = systemOfSetup(system);
  return { step: 'system', message: `The values for ${name} cannot be worked out yet.` };
}
