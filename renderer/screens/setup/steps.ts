import type { SetupStep } from '../../../preload/contract.ts';

/** The steps in their order, with the words of the step list. */
export const STEPS: readonly { id: SetupStep; label: string }[] = [
  { id: 'system', label: 'System' },
  { id: 'mailbox', label: 'Mailbox' },
  { id: 'registration', label: 'Registration' },
  { id: 'permissions', label: 'Permissions' },
  { id: 'consent', label: 'Consent' },
  { id: 'sign-in', label: 'Sign-in' },
];

export function indexOfStep(step: SetupStep): number {
  return STEPS.findIndex(({ id }) => id === step);
}

/** The step `distance` away; null beyond either end. */
export function stepBeside(step: SetupStep, distance: 1 | -1): SetupStep | null {
  return STEPS[indexOfStep(step) + distance]?.id ?? null;
}
