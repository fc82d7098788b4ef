import type { Problem, Repair, Who } from '../../preload/contract.ts';

/** Who can fix a problem, in words for its badge. */
export const WHO_WORDS: Record<Who, string> = {
  user: 'You can fix this',
  admin: 'Needs an administrator',
  owner: 'Needs the owner of the app registration',
  app: 'The app takes care of this',
  wait: 'Wait a little',
};

/** Words on the button that repairs a problem. */
export const REPAIR_WORDS: Record<Repair, string> = {
  'sign-in-again': 'Sign in again',
  'open-in-browser': 'Open in the system browser',
  'edit-mailbox': 'Change the mailbox',
  'edit-registration': 'Change the registration',
  'edit-permissions': 'Look at the permissions',
  'ask-admin': 'Ask an administrator',
  retry: 'Try again',
};

/** The raw facts as label and value, in reading order; what is missing is left out. */
export function factRows({ facts }: Problem): [label: string, value: string][] {
  const rows: [string, string | number | undefined][] = [
    ['Code', facts.code],
    ['Error', facts.error],
    ['Sub-error', facts.suberror],
    ['HTTP status', facts.status],
    ['Trace ID', facts.traceId],
    ['Correlation ID', facts.correlationId],
    ['Time', facts.at],
    ['Message', facts.message],
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, String(value)]],
  );
}

/** Everything about a problem as plain text, to be sent to somebody who can help. */
export function problemAsText(problem: Problem): string {
  const steps = problem.steps.map((step, index) => `${index + 1}. ${step}`);
  const facts = factRows(problem).map(([label, value]) => `${label}: ${value}`);
  return [problem.title, problem.text, ...steps, '', `Cause: ${problem.cause}`, ...facts].join('\n');
}
