import type { Cause, Platform, Problem } from '../../preload/contract.ts';

/** What a System's sign-in sends, where people have to make the registration equal to it. */
export interface SentBySystem {
  redirectUri: string;
  platform: Platform;
  needsSecret: boolean;
}

const UNDER: Record<Platform, string> = { web: 'Web', publicClient: 'Mobile and desktop applications' };

const OPEN =
  'In the Entra admin center, open App registrations and then your app, and choose Authentication.';
const AGAIN = 'Save, wait a minute and rehearse again.';

type Steps = (sent: SentBySystem, under: string) => string[];

/** The catalogue's steps are for any app; of a System's registration it is known what it has to be. */
const STEPS: Partial<Record<Cause, Steps>> = {
  'redirect-uri-mismatch': ({ redirectUri }, under) => [
    OPEN,
    `Under “${under}” add exactly ${redirectUri}`,
    'Remove the entry that it was meant to be, if nobody else uses it.',
    AGAIN,
  ],
  'redirect-uri-missing': ({ redirectUri }, under) => [
    OPEN,
    `Choose Add a platform, then “${under}”, and enter exactly ${redirectUri}`,
    AGAIN,
  ],
  'wrong-platform-spa': ({ redirectUri }, under) => [
    OPEN,
    `Remove ${redirectUri} under “Single-page application”.`,
    `Add the same address under “${under}”.`,
    AGAIN,
  ],
  'secret-sent-by-public-client': ({ redirectUri }, under) => [
    OPEN,
    `Remove ${redirectUri} under “Mobile and desktop applications”.`,
    `Add the same address under “${under}”: the system sends a client secret.`,
    AGAIN,
  ],
  'wrong-platform-web-needs-secret': ({ needsSecret }) =>
    needsSecret
      ? [
          'Enter the client secret in the Registration step: the system sends one.',
          'If there is none yet, make one in the Entra admin center under “Certificates & secrets” and copy its Value.',
          'Rehearse again.',
        ]
      : [
          OPEN,
          'Move the redirect URI from “Web” to “Mobile and desktop applications”: the system sends no secret.',
          AGAIN,
        ],
};

/** The problem with the steps and repairs that help this System. Pure. */
export function helpForSystem(problem: Problem, sent: SentBySystem): Problem {
  const steps = STEPS[problem.cause]?.(sent, UNDER[sent.platform]);
  const helped = steps ? { ...problem, steps } : problem;
  const isSecretUnwanted = problem.cause === 'secret-sent-by-public-client' && sent.needsSecret;
  if (!isSecretUnwanted) return helped;
  // Signing in without it would prove nothing about the System.
  const others = (problem.repairs ?? []).filter((repair) => repair !== 'drop-secret');
  return {
    ...helped,
    text: 'The redirect URI is registered for desktop apps, which have no client secret, but the system sends one.',
    who: 'owner',
    repair: 'edit-registration',
    repairs: [...others, 'add-redirect-uri'],
  };
}
