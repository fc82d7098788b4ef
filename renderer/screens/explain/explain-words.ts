import type { Confidence, SecretKind } from '../../../preload/contract.ts';

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  sure: 'Certain',
  likely: 'Likely',
  guess: 'A guess',
};

const SECRET_WORDS: Record<SecretKind, string> = {
  'client-secret': 'a client secret',
  token: 'an access token',
  password: 'a password',
  code: 'a sign-in code',
};

/** What to do about secrets that were pasted along; the worst first. */
export function secretAdvice(kinds: readonly SecretKind[]): string {
  const words = kinds.map((kind) => SECRET_WORDS[kind]);
  const list = [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
  return `This text contains what looks like ${list}. Consider it compromised: whoever was sent the text can use it. ${
    kinds.includes('client-secret')
      ? 'Make a new client secret and remove the old one.'
      : kinds.includes('password')
        ? 'Change the password.'
        : 'Sign out everywhere to make it useless.'
  } This app does not keep it and does not show it.`;
}
