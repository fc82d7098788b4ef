import { PROOF_ITEMS, type Problem, type Proof } from '../../preload/contract.ts';
import { type Ending, endingOf, PROVEN_BY, type ProofItem, STAGES } from './rehearsal-stages.ts';

/** How a rehearsal ended. */
export type RehearsalOutcome =
  | {
      kind: 'success';
      /** Names of whoever signed in: user name, and mail address where it is another one. */
      account: string;
      aliases?: readonly string[];
      expectedSigner: string;
      /** As the token answer lists them, with or without their resource in front. */
      grantedScopes: readonly string[];
      neededScopes: readonly string[];
      /** False for a public client. */
      usedSecret?: boolean;
    }
  | {
      kind: 'failed';
      problem: Problem;
      /** False for a public client. */
      usedSecret?: boolean;
      /** What was sent as the secret has the form of an id; its value is not needed here. */
      secretLooksLikeId?: boolean;
    };

/** Scopes that never come back in a token answer, or only at times. */
const OPENID = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * What a rehearsal proved about each part of the Registration. A failure proves whatever Entra had to
 * accept before it could fail that way; parts that come later stay not tested.
 */
export function judgeRehearsal(outcome: RehearsalOutcome): Proof[] {
  const found = outcome.kind === 'success' ? judgeSuccess(outcome) : judgeFailure(outcome);
  const usesSecret = outcome.usedSecret ?? true;
  return PROOF_ITEMS.map((item) => {
    if (item === 'secret' && !usesSecret)
      return { item, verdict: 'not-tested', evidence: 'This kind of app has no client secret.' };
    return found.get(item) ?? { item, verdict: 'not-tested', evidence: 'The sign-in ended before this.' };
  });
}

type Found = Map<ProofItem, Proof>;

function judgeSuccess(outcome: Extract<RehearsalOutcome, { kind: 'success' }>): Found {
  const found = provenUpTo({ reached: 'tokens' });
  const missing = missingScopes(outcome.neededScopes, outcome.grantedScopes);
  found.set('permissions', {
    item: 'permissions',
    verdict: missing.length === 0 ? 'proven' : 'failed',
    evidence:
      missing.length === 0
        ? 'The tokens carry every permission that the system needs.'
        : `The tokens lack ${missing.join(', ')}.`,
  });
  found.set('signer', judgeSigner(outcome));
  return found;
}

function judgeSigner(outcome: Extract<RehearsalOutcome, { kind: 'success' }>): Proof {
  const { account, aliases = [], expectedSigner } = outcome;
  const expected = expectedSigner.trim().toLowerCase();
  const isExpected = [account, ...aliases].some((name) => name.trim().toLowerCase() === expected);
  return {
    item: 'signer',
    verdict: isExpected ? 'proven' : 'failed',
    evidence: isExpected ? `${account} signed in.` : `${account} signed in, not ${expectedSigner.trim()}.`,
  };
}

/** Needed scopes that were not granted; the writing one of a pair contains the reading one. */
function missingScopes(needed: readonly string[], granted: readonly string[]): string[] {
  const have = new Set(granted.map((scope) => bareName(scope).toLowerCase()));
  return needed
    .map(bareName)
    .filter(
      (name) =>
        !OPENID.has(name) && ![name, ...widerThan(name)].some((scope) => have.has(scope.toLowerCase())),
    );
}

function bareName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}

/** Permissions of Graph mail that contain this one. */
function widerThan(name: string): string[] {
  const steps: Record<string, string[]> = {
    'Mail.ReadBasic': ['Mail.Read', 'Mail.ReadWrite'],
    'Mail.Read': ['Mail.ReadWrite'],
    'Mail.ReadBasic.Shared': ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
    'Mail.Read.Shared': ['Mail.ReadWrite.Shared'],
  };
  return steps[name] ?? [];
}

function judgeFailure(outcome: Extract<RehearsalOutcome, { kind: 'failed' }>): Found {
  const { problem, secretLooksLikeId = false } = outcome;
  const ending = endingOf(problem.cause, aadstsCode(problem));
  const found = provenUpTo(ending);
  if (STAGES.indexOf(ending.reached) >= STAGES.indexOf('signed-in') && ending.reached !== 'tokens')
    found.set('signer', {
      item: 'signer',
      verdict: 'not-tested',
      evidence: 'Somebody signed in; who it was shows only when tokens come.',
    });
  if (ending.blames) {
    const { item, evidence } = ending.blames;
    const because = item === 'secret' && secretLooksLikeId ? SECRET_ID : named(problem) || evidence;
    found.set(item, { item, verdict: 'failed', evidence: withCode(because, problem) });
  }
  return found;
}

/** Who signed in and who was expected stands in the facts of our own comparison. */
function named({ cause, facts }: Problem): string {
  return cause === 'wrong-signer' && facts.message.startsWith('Signed in as') ? facts.message : '';
}

const SECRET_ID = "The secret's ID was pasted; the column Value beside it is needed.";

/** The number an administrator can look up. */
function withCode(evidence: string, problem: Problem): string {
  const code = aadstsCode(problem);
  return code ? `${evidence} (${code})` : evidence;
}

function aadstsCode({ facts }: Problem): string | undefined {
  return /\bAADSTS\d{4,7}\b/.exec(`${facts.code ?? ''} ${facts.message}`)?.[0];
}

function provenUpTo({ reached }: Ending): Found {
  const stages = STAGES.slice(0, STAGES.indexOf(reached) + 1);
  const entries = stages.flatMap((stage) => PROVEN_BY[stage]);
  return new Map(entries.map(([item, evidence]) => [item, { item, verdict: 'proven', evidence }]));
}
