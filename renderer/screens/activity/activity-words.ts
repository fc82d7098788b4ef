import type { ActivityKind } from '../../../preload/contract.ts';

export const KIND_WORDS: Record<ActivityKind, string> = {
  mail: 'Mail',
  trouble: 'Troubles',
  recovery: 'Recoveries',
  'sign-in': 'Sign-in',
  check: 'Checks',
  change: 'Changes',
};
