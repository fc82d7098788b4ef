import type { AutomaticView } from '../../../../preload/contract.ts';
import { useAnnounceChange } from '../../../components/announcer.tsx';
import { AudienceChoice } from '../audience-choice.tsx';
import { MissingInputs } from '../missing-inputs.tsx';
import type { SetupControl } from '../use-setup.ts';
import { AutomaticDone } from './automatic-done.tsx';
import { AutomaticFailed } from './automatic-failed.tsx';
import { AutomaticIntroduction } from './automatic-introduction.tsx';
import { AutomaticSignIn, Reading, Working } from './automatic-progress.tsx';
import { AutomaticReview } from './automatic-review.tsx';

/** The app makes or repairs the registration, signed in as an administrator. */
export function ByItself({ control }: { control: SetupControl }) {
  const { automatic, plan } = control.setup;
  useAnnounceChange(automaticWords(automatic));
  switch (automatic.phase) {
    case 'idle':
      return (
        <>
          {!plan && <MissingInputs control={control} />}
          <AudienceChoice control={control} />
          {plan && <AutomaticIntroduction control={control} plan={plan} />}
        </>
      );
    case 'signing-in':
      return <AutomaticSignIn view={automatic} />;
    case 'reading':
      return <Reading view={automatic} />;
    case 'review':
      return <AutomaticReview view={automatic} />;
    case 'working':
      return <Working view={automatic} />;
    case 'done':
      return <AutomaticDone view={automatic} />;
    case 'failed':
      return <AutomaticFailed control={control} view={automatic} />;
  }
}

/** Where it stands, in a few words. */
function automaticWords(automatic: AutomaticView): string {
  switch (automatic.phase) {
    case 'idle':
      return 'Nothing was changed';
    case 'signing-in':
      return automatic.stalled
        ? 'The sign-in page is not loading'
        : 'Waiting for the administrator to sign in';
    case 'reading':
      return 'Reading what is there';
    case 'review':
      return 'Look at the changes before they are made';
    case 'working':
      return automatic.now || 'Beginning';
    case 'done':
      return 'The registration is ready';
    case 'failed':
      return automatic.problem.title;
  }
}
