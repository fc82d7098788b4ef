import type { Problem, Repair, Shell, Who } from '../../preload/contract.ts';

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
  'sign-in-with-claims': 'Sign in and confirm',
  'open-in-browser': 'Open in the system browser',
  'use-device-code': 'Sign in with a code',
  'choose-account': 'Choose another account',
  'edit-mailbox': 'Change the mailbox',
  'edit-registration': 'Change the registration',
  'edit-permissions': 'Look at the permissions',
  'correct-authority': 'Correct the tenant',
  'choose-cloud': 'Choose the cloud',
  'drop-secret': 'Go on without the secret',
  'new-secret': 'Make a new secret',
  'add-redirect-uri': 'Add the redirect URI',
  'add-permission': 'Add the permission',
  'ask-admin': 'Ask an administrator',
  'open-admin-request': 'Open the request',
  'open-network': 'Open the network settings',
  resync: 'Read the mailbox anew',
  retry: 'Try again',
};

/** Where a command is typed. */
export const SHELL_WORDS: Record<Shell, string> = {
  exchange: 'Exchange Online PowerShell',
  az: 'Azure CLI',
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
  const { title, text, note, steps, where, commands = [] } = problem;
  const facts = factRows(problem).map(([label, value]) => `${label}: ${value}`);
  return [
    title,
    text,
    ...(note ? [note] : []),
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...(where ? [`Where: ${[where.label, where.url].filter(Boolean).join(', ')}`] : []),
    ...commands.map((command) => `${SHELL_WORDS[command.shell]}: ${command.text}`),
    '',
    `Cause: ${problem.cause}`,
    ...facts,
  ].join('\n');
}
