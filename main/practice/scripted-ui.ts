import type { AuthUi } from '../identity/types.ts';
import { type PersonWishes, type SignInEnd, signInAs } from './scripted-person.ts';
import type { PracticeTenant } from './types.ts';

/** A person in front of the sign-in window, played: for runs without a window. */
export interface ScriptedPerson {
  /** Whoever is in front of it now, and how they behave. */
  wishes: PersonWishes;
}

/** A sign-in window over the practice tenant. A page that asks for what the person will not do is closed. */
export function createScriptedUi(person: ScriptedPerson, tenant: () => PracticeTenant | null): AuthUi {
  return {
    async openAuthWindow({ url, signal }) {
      const made = tenant();
      const end = made && (await signInAs(made, url, person.wishes));
      if (signal.aborted) return { kind: 'aborted' };
      if (end?.kind === 'redirect') return { kind: 'redirect', url: redirectOf(end) };
      return { kind: 'closed', pageError: end?.code ? `AADSTS${end.code}: ${end.title}` : null };
    },
    openBrowser: () => Promise.reject(new Error('there is no system browser here')),
    clearAuthSession: async () => {},
  };
}

/** A form that posts itself says the same as a redirect. */
function redirectOf({ url, params }: Extract<SignInEnd, { kind: 'redirect' }>): string {
  const full = new URL(url);
  for (const [name, value] of params) full.searchParams.set(name, value);
  return full.href;
}
