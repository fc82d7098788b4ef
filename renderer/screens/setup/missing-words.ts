import type { Setup, SetupView } from '../../../preload/contract.ts';

const MARKED = 'Something is missing. Look at the marked fields.';

/** Why a step can't be left: three ways to a registration need not have a field that could be marked. */
export function missingWords(
  { step, automatic }: Pick<SetupView, 'step' | 'automatic'>,
  way: Setup['way'],
): string {
  if (step !== 'registration') return MARKED;
  switch (way) {
    case 'have-one':
      return MARKED;
    case 'by-hand':
      return 'A value is still missing: the guide tells where to copy it.';
    case 'by-admin':
      return 'There is no answer yet. "Save and close" keeps everything until it comes.';
    case 'by-itself':
      return automaticWords(automatic.phase);
  }
}

function automaticWords(phase: SetupView['automatic']['phase']): string {
  switch (phase) {
    case 'review':
    case 'signing-in':
    case 'reading':
    case 'working':
      return 'The registration is not ready yet.';
    case 'idle':
    case 'failed':
    case 'done':
      return 'The registration is not ready yet: sign in as an administrator, or choose another way.';
  }
}
