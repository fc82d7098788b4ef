import { beforeEach, describe, expect, it } from 'vitest';
import { createPracticeServices, type PracticeServices } from '../../../main/cli/practice-services.ts';
import type { PersonWishes } from '../../../main/practice/scripted-person.ts';
import type { PracticeTenant } from '../../../main/practice/types.ts';
import type { Cause, Proof, Registration, Repair } from '../../../preload/contract.ts';

const ADA = 'ada.keller@contoso-practice.example';
const OLGA = 'olga.admin@contoso-practice.example';
const BEN = 'ben.okafor@contoso-practice.example';
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
  /** What happens while the person is on Microsoft's pages. */
  meanwhile?(tenant: PracticeTenant): void;
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
  if (rest.meanwhile) onFirstRedemption(tenant, rest.meanwhile);
  await signIn.start(null, 'window');
  const { signIn: ended, setup: view } = state.get();
  const failed = (view?.proof ?? []).filter(({ verdict }) => verdict === 'failed');
  return {
    cause: ended.phase === 'failed' ? ended.problem.cause : null,
    repair: ended.phase === 'failed' ? ended.problem.repair : null,
    blames: failed.map(({ item }) => item).join(),
    evidence: failed.map(({ evidence }) => evidence).join(),
    steps: ended.phase === 'failed' ? ended.problem.steps.join('\n') : '',
  };
}

/** Happens after the pages and before the code is redeemed. */
function onFirstRedemption(tenant: PracticeTenant, act: (tenant: PracticeTenant) => void): void {
  const { fetch } = tenant;
  const spied = async (request: Request) => {
    const form = request.method === 'POST' ? await request.clone().text() : '';
    if (form.includes('grant_type=authorization_code')) {
      Object.assign(tenant, { fetch });
      act(tenant);
    }
    return fetch(request);
  };
  Object.assign(tenant, { fetch: spied });
}

/** Somebody moves the redirect URI to another platform. */
const moveTo = (failure: string) => ({
  given: ({ control, webClient }: PracticeTenant) => control.provoke(failure, webClient.clientId, true),
});

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
  [
    'a redirect URI under "Mobile and desktop applications"',
    () => moveTo('platform-desktop'),
    {
      cause: 'secret-sent-by-public-client',
      blames: 'platform',
      repair: 'edit-registration',
      evidence: /registered under "Mobile and desktop applications".*belongs under "Web".*700025/,
    },
  ],
  [
    'a redirect URI under "Single-page application"',
    () => moveTo('platform-spa'),
    {
      cause: 'wrong-platform-spa',
      blames: 'platform',
      repair: 'edit-registration',
      evidence: /registered under "Single-page application"; it belongs under "Web".*9002327/,
    },
  ],
  [
    'a permission that the registration does not list',
    () => ({ given: ({ control }) => control.provoke('permission-missing', '', true) }),
    {
      cause: 'permission-missing',
      blames: 'permissions',
      repair: 'edit-permissions',
      evidence: /does not list a permission.*650056/,
    },
  ],
  [
    'a consent that nobody has given',
    () => ({ meanwhile: ({ control }) => control.withdrawConsent() }),
    {
      cause: 'user-consent-required',
      blames: 'consent',
      repair: 'sign-in-again',
      evidence: /Nobody has consented.*65001/,
    },
  ],
  [
    'somebody else at the sign-in',
    () => ({ person: { address: BEN } }),
    {
      cause: 'wrong-signer',
      blames: 'signer',
      repair: 'sign-in-again',
      evidence: new RegExp(`Signed in as ${BEN}; this connection expects ${ADA}`),
    },
  ],
])('says exactly what is wrong, and offers the fix: %s', async (_what, make, expected) => {
  const wrong = make();
  const { steps: _, ...outcome } = await rehearse(wrong);
  expect(outcome).toEqual({ ...expected, evidence: expect.stringMatching(expected.evidence) });
  // What was typed as the secret is told to nobody.
  if (wrong.secret) expect(JSON.stringify(run.services.state.get())).not.toContain(wrong.secret);
});

describe('the steps', () => {
  it.each<[string, () => Rehearsal, RegExp]>([
    ['a wrong address', () => ({ redirectUri: CALLBACK }), /Under “Web” add exactly https:.*callback$/m],
    [
      'the platform of single-page applications',
      () => moveTo('platform-spa'),
      /Remove https:.*outlook under “Single-page application”\.\nAdd the same address under “Web”/,
    ],
    [
      'the platform of desktops',
      () => moveTo('platform-desktop'),
      /Remove https:.*outlook under “Mobile and desktop applications”\.\nAdd the same address under “Web”/,
    ],
    [
      'no address at all',
      () => moveTo('redirect-uri-removed'),
      /Add a platform, then “Web”, and enter exactly https:/,
    ],
    ['no secret', () => ({ secret: '' }), /Enter the client secret in the Registration step/],
  ])('name what the System sends and where it has to stand: %s', async (_what, make, expected) => {
    const { steps } = await rehearse(make());
    expect(steps).toMatch(expected);
    expect(steps).not.toContain('For this computer');
  });

  it('come with the command that shows this registration', async () => {
    await rehearse({ redirectUri: CALLBACK });
    const { signIn } = run.services.state.get();
    const [command] = signIn.phase === 'failed' ? (signIn.problem.commands ?? []) : [];
    expect(command?.text).toContain(`--id '${run.tenant.webClient.clientId}'`);
  });
});

describe('a redirect URI that is refused', () => {
  /** What differs, on either side. */
  const marksOf = (run: PracticeServices) => {
    const { comparison } = run.services.state.get().setup?.readBack ?? {};
    const differing = (side: 'sent' | 'registered') =>
      comparison?.diff?.[side].filter(({ differs }) => differs).map(({ text }) => text);
    return { sent: differing('sent'), registered: differing('registered'), text: comparison?.text };
  };

  it.each<[string, string, { sent: string[]; registered: string[]; text: RegExp }]>([
    [
      'one more slash',
      `${CALLBACK}/${QUERY}`,
      { sent: ['/'], registered: [''], text: /The one sent has a slash at the end/ },
    ],
    [
      'capital letters',
      `${CALLBACK.replace('oauth', 'OAuth')}${QUERY}`,
      { sent: ['OA'], registered: ['oa'], text: /Upper and lower case differ in the path/ },
    ],
    ['no query', CALLBACK, { sent: [''], registered: [QUERY], text: /lacks \?provider=outlook at the end/ }],
    [
      'another scheme',
      `${CALLBACK}${QUERY}`.replace('https', 'http'),
      { sent: [''], registered: ['s'], text: /begins with http:.*https:/ },
    ],
  ])(
    'is compared with the registration itself, read back by an administrator: %s',
    async (_what, uri, marks) => {
      await rehearse({ redirectUri: uri });
      run.person.wishes = { address: OLGA, consent: 'organization' };
      await run.services.readBack.start();
      expect(marksOf(run)).toEqual({ ...marks, text: expect.stringMatching(marks.text) });
      expect(run.services.state.get().setup?.readBack.visit).toEqual({ phase: 'idle' });
    },
  );

  it('is found under another platform', async () => {
    await rehearse(moveTo('platform-spa'));
    run.person.wishes = { address: OLGA, consent: 'organization' };
    await run.services.readBack.start();
    const { comparison } = run.services.state.get().setup?.readBack ?? {};
    expect(comparison).toMatchObject({
      outcome: 'platform',
      registration: 'Practice CRM',
      text: 'The address is right, but it stands under “Single-page application”. Remove it there and add it under “Web”.',
    });
  });

  it('says whose registration the client id of another app is', async () => {
    await rehearse({ registration: { clientId: idOf('foreign') } });
    run.person.wishes = { address: OLGA, consent: 'organization' };
    await run.services.readBack.start();
    const { comparison } = run.services.state.get().setup?.readBack ?? {};
    expect(comparison).toMatchObject({ outcome: 'differs', registration: 'Client of another maker' });
  });

  it('cannot be compared by somebody who may not read it, and says so', async () => {
    await rehearse({ redirectUri: CALLBACK });
    run.person.wishes = { address: BEN, consent: 'accept' };
    await run.services.readBack.start();
    const { comparison, problem } = run.services.state.get().setup?.readBack ?? {};
    expect(comparison).toBeNull();
    expect(problem?.who).toBe('admin');
  });

  it('is compared at once while whoever registered by itself is still signed in', async () => {
    const { setup, automatic, signIn, state } = run.services;
    await setup.start(true);
    setup.update({ system: 'perfex-crm', inputs: { domain: 'crm.example.com' }, mailbox: ADA, signer: ADA });
    await setup.discover();
    run.person.wishes = { address: OLGA, consent: 'organization' };
    await automatic.start();
    await automatic.apply();
    // The address of the product changes, and nobody tells Entra.
    setup.update({ inputs: { domain: 'shop.example.com' } });
    run.person.wishes = { address: ADA };
    await signIn.start(null, 'window');
    await expect.poll(() => state.get().setup?.readBack.comparison?.outcome).toBe('differs');
    expect(marksOf(run).text).toContain('shop.example.com was sent, crm.example.com is registered');
  });
});
