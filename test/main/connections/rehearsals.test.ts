import { beforeEach, expect, it } from 'vitest';
import { createPracticeServices, type PracticeServices } from '../../../main/cli/practice-services.ts';
import type { PersonWishes } from '../../../main/practice/scripted-person.ts';
import type { PracticeTenant } from '../../../main/practice/types.ts';
import type { Cause, Proof, Registration, Repair } from '../../../preload/contract.ts';

const ADA = 'ada.keller@contoso-practice.example';
const OLGA = 'olga.admin@contoso-practice.example';
const PIA = 'pia.sommer@personal-practice.example';
/** The Object ID that the portal shows right below the client id; it names no app. */
const OBJECT_ID = '0f9d3c52-7b1e-4d7a-8c3f-5a6b7c8d9e0f';
const SECRET_ID = '7d3a1c5e-2b4f-4a6d-9c8e-1f2a3b4c5d6e';

const CALLBACK = 'https://crm.practice.example/oauth/callback';
const QUERY = '?provider=outlook';

let run: PracticeServices;
const idOf = (name: string) => run.tenant.registrations[name] ?? '';

/** An organisation whose administrator has agreed to the System's app. */
beforeEach(async () => {
  run = await createPracticeServices();
  await rehearse({ mailbox: OLGA, person: { address: OLGA, consent: 'organization' } });
  const [connection] = run.services.state.get().connections;
  await run.services.connections.remove(connection?.id ?? '');
});

interface Rehearsal {
  /** What was typed wrongly. */
  registration?: Partial<Registration>;
  redirectUri?: string;
  secret?: string;
  mailbox?: string;
  person?: Partial<PersonWishes>;
  /** What has happened to the tenant. */
  given?(tenant: PracticeTenant): void;
}

/** A System's sign-in with the registration that is right, except for what the case changes. */
async function rehearse({ registration = {}, mailbox = ADA, ...rest }: Rehearsal) {
  const { services, tenant, person } = run;
  const { setup, signIn, state } = services;
  const { clientId, clientSecret, redirectUri: registered } = tenant.webClient;
  const redirectUri = rest.redirectUri ?? registered;
  rest.given?.(tenant);
  await setup.start(true);
  setup.update({ system: 'custom', inputs: { redirectUri, platform: 'web', protocols: 'graph' } });
  setup.update({ mailbox, signer: mailbox, way: 'have-one' });
  await setup.discover();
  const right = { clientId, tenant: tenant.tenantId, audience: 'AzureADMyOrg', platform: 'web' } as const;
  setup.update({ registration: { ...right, redirectUri, ...registration } });
  await setup.setSecret(rest.secret ?? clientSecret);
  person.wishes = { address: ADA, consent: 'accept', ...rest.person };
  await signIn.start(null, 'window');
  const { signIn: ended, setup: view } = state.get();
  const failed = (view?.proof ?? []).filter(({ verdict }) => verdict === 'failed');
  return {
    cause: ended.phase === 'failed' ? ended.problem.cause : null,
    repair: ended.phase === 'failed' ? ended.problem.repair : null,
    blames: failed.map(({ item }) => item).join(),
    evidence: failed.map(({ evidence }) => evidence).join(),
  };
}

it("succeeds with the System's own redirect URI and secret", async () => {
  expect(await rehearse({})).toMatchObject({ cause: null });
  const [connection] = run.services.state.get().connections;
  expect(connection?.proof.map(({ verdict }) => verdict)).toEqual(Array(8).fill('proven'));
});

interface Case {
  cause: Cause;
  blames: Proof['item'];
  /** What the problem's button does. */
  repair: Repair;
  evidence: RegExp;
}

const secret = { cause: 'secret-wrong-or-id-pasted', blames: 'secret', repair: 'edit-registration' } as const;
const redirect = {
  cause: 'redirect-uri-mismatch',
  blames: 'redirect-uri',
  repair: 'edit-registration',
  evidence: /redirect URI is not registered for this app/,
} as const;
const tenant = { blames: 'tenant', repair: 'edit-registration' } as const;

it.each<[string, () => Rehearsal, Case]>([
  [
    'a wrong secret',
    () => ({ secret: 'Zz9~not.the.secret-of-this-app_0123456789' }),
    { ...secret, evidence: /7000215/ },
  ],
  [
    "the secret's id in place of its value",
    () => ({ secret: SECRET_ID }),
    { ...secret, evidence: /secret's ID was pasted/ },
  ],
  [
    'an expired secret',
    () => ({ given: ({ control }) => control.expireSecrets(true) }),
    { cause: 'secret-expired', blames: 'secret', repair: 'edit-registration', evidence: /expired.*7000222/ },
  ],
  ['a redirect URI with one more slash', () => ({ redirectUri: `${CALLBACK}/${QUERY}` }), redirect],
  [
    'a redirect URI in other letters',
    () => ({ redirectUri: `${CALLBACK.replace('oauth', 'OAuth')}${QUERY}` }),
    redirect,
  ],
  ['a redirect URI without its query', () => ({ redirectUri: CALLBACK }), redirect],
  [
    'a redirect URI of another scheme',
    () => ({ redirectUri: `${CALLBACK}${QUERY}`.replace('https', 'http') }),
    redirect,
  ],
  [
    'the client id of another app',
    () => ({ registration: { clientId: idOf('foreign') } }),
    { ...redirect, evidence: /belongs to another app/ },
  ],
  [
    'the Object ID in place of the client id',
    () => ({ registration: { clientId: OBJECT_ID } }),
    {
      cause: 'app-not-found-in-tenant',
      blames: 'client-id',
      repair: 'edit-registration',
      evidence: /Object ID was pasted/,
    },
  ],
  [
    'an app of one organisation at "common"',
    () => ({ registration: { tenant: 'common' } }),
    { ...tenant, cause: 'single-tenant-app-on-common', evidence: /its tenant id does.*50194/ },
  ],
  [
    'an app for work accounts at "consumers"',
    () => ({ registration: { tenant: 'consumers' }, mailbox: PIA, person: { address: PIA } }),
    { ...tenant, cause: 'wrong-account-type-personal', evidence: /9002332/ },
  ],
  [
    'a personal account at the app of an organisation',
    () => ({ mailbox: PIA, person: { address: PIA } }),
    {
      cause: 'account-not-in-tenant',
      blames: 'signer',
      repair: 'sign-in-again',
      evidence: /does not belong to the tenant/,
    },
  ],
  [
    'a consent that only the administrator can give, and has not',
    () => ({ given: ({ control }) => control.withdrawConsent() }),
    {
      cause: 'admin-consent-required',
      blames: 'consent',
      repair: 'ask-admin',
      evidence: /administrator must approve/,
    },
  ],
  [
    'a consent that was declined',
    () => ({ given: ({ control }) => control.withdrawConsent(), person: { consent: 'decline' } }),
    { cause: 'consent-declined', blames: 'consent', repair: 'ask-admin', evidence: /65004/ },
  ],
])('says exactly what is wrong, and offers the fix: %s', async (_what, make, expected) => {
  const wrong = make();
  const outcome = await rehearse(wrong);
  expect(outcome).toEqual({ ...expected, evidence: expect.stringMatching(expected.evidence) });
  // What was typed as the secret is told to nobody.
  if (wrong.secret) expect(JSON.stringify(run.services.state.get())).not.toContain(wrong.secret);
});
