import { PageHeading } from '../../components/page-heading.tsx';
import { SystemPicker } from './system-picker.tsx';
import type { SetupControl } from './use-setup.ts';

/** Step 1: which product will use the mailbox, and what only the person knows about it. */
export function SystemStep({ control }: { control: SetupControl }) {
  return (
    <>
      <PageHeading
        title="Where will the mailbox be used?"
        lead="Each system signs in a little differently. Choose yours, and the app works out every value it needs."
      />
      <SystemPicker control={control} />
    </>
  );
}
