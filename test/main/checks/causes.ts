import {
  connectInPractice,
  createPracticeServices,
  type PracticeServices,
} from '../../../main/cli/practice-services.ts';
import type { Connection } from '../../../main/connections/types.ts';
import { type PersonWishes, signInAs } from '../../../main/practice/scripted-person.ts';
import type { Cause, Edited, Repair, SignInFlow } from '../../../preload/contract.ts';

export const ADA = 'ada.keller@contoso-practice.example';
export const BEN = 'ben.okafor@contoso-practice.example';
export const OLGA = 'olga.admin@contoso-practice.example';
export const SUPPORT = 'support@contoso-practice.example';

/** A connected mailbox of the practice tenant, to which something is about to happen. */
export interface World extends PracticeServices {
  id: string;
  connection(): Connection;
  provoke(failure: string): void;
}

/** One step that the app does itself; `as` = who is in front of the window that may open. */
interface Step {
  repair: Repair;
  as?: PersonWishes;
  /** What the person types in the dialog that the repair opens; `before`: the connection as it was set up. */
  edit?(before: Connection): Partial<Edited> & { secret?: string };
}

export interface CauseCase {
  cause: Cause;
  /** What happens. */
  what: string;
  system: string;
  signer?: string;
  mailbox?: string;
  provoke(world: World): unknown;
  /** Where it is only seen when somebody signs in. */
  signIn?: PersonWishes;
  /** `window` if absent. */
  flow?: SignInFlow;
  /** What the app does about it by itself; absent: somebody else has to, or time. */
  steps?: Step[];
}

const admin: PersonWishes = { address: OLGA, consent: 'organization' };
const ada: PersonWishes = { address: ADA };
const again: Step[] = [{ repair: 'sign-in-again', as: ada }];

const failure = (id: string, cause: Cause, what: string, more: Partial<CauseCase> = {}): CauseCase => ({
  cause,
  what,
  system: 'osticket',
  provoke: (world) => world.provoke(id),
  ...more,
});

const amend = (change: (connection: Connection) => Partial<Connection>) => (world: World) =>
  world.services.connections.replace({ ...world.connection(), ...change(world.connection()) });

const registered = (patch: Partial<Connection['registration']>) =>
  amend(({ registration }) => ({ registration: { ...registration, ...patch } }));

/** Stands for the secret that the connection was set up with, which a test must not print. */
const KEPT_SECRET = 'kept';

/** Every cause that can be brought about in the practice tenant. */
export const LIVE: CauseCase[] = [
  // The way to Microsoft
  failure('offline', 'offline-or-dns', 'The network is down'),
  failure('names-not-found', 'offline-or-dns', 'Names are not found'),
  failure('mail-ports-blocked', 'offline-or-dns', 'A firewall blocks the mail ports'),
  failure('proxy-denies', 'proxy-blocks', 'A proxy lets nothing through'),
  failure('tls-intercepted', 'tls-intercepted', 'Something shows its own certificate'),
  failure('clock-ahead', 'clock-skew', 'The clock is 20 minutes fast'),
  // The service
  failure('throttled', 'throttled', 'Microsoft asks to slow down', { system: 'this-computer' }),
  failure('outage', 'service-outage', 'Microsoft 365 is out of order'),
  // The registration
  failure('redirect-uri-changed', 'redirect-uri-mismatch', 'Another redirect URI is registered', {
    steps: [{ repair: 'add-redirect-uri', as: admin }],
  }),
  failure('redirect-uri-removed', 'redirect-uri-missing', 'The redirect URIs are removed', {
    steps: [{ repair: 'add-redirect-uri', as: admin }],
  }),
  failure('platform-web', 'wrong-platform-web-needs-secret', 'The redirect URI moves to the Web platform', {
    system: 'this-computer',
    signIn: ada,
    steps: [{ repair: 'add-redirect-uri', as: admin }, ...again],
  }),
  failure('platform-spa', 'wrong-platform-spa', 'The redirect URI moves to Single-page application', {
    system: 'this-computer',
    signIn: ada,
    steps: [{ repair: 'add-redirect-uri', as: admin }, ...again],
  }),
  failure(
    'platform-desktop',
    'secret-sent-by-public-client',
    'The redirect URI moves to the desktop platform',
    {
      signIn: ada,
      steps: [{ repair: 'add-redirect-uri', as: admin }, ...again],
    },
  ),
  failure('secret-replaced', 'secret-wrong-or-id-pasted', 'The client secret is another one', {
    steps: [{ repair: 'new-secret', as: admin }],
  }),
  failure('secret-expired', 'secret-expired', 'The client secret has expired', {
    steps: [{ repair: 'new-secret', as: admin }],
  }),
  failure(
    'audience-personal',
    'wrong-account-type-personal',
    'The registration is for personal accounts only',
    {
      signIn: ada,
    },
  ),
  failure('app-disabled', 'app-disabled', 'The app is switched off'),
  failure('app-deleted', 'app-not-found-in-tenant', 'The registration is deleted'),
  {
    cause: 'app-not-found-in-tenant',
    what: 'The client ID is mistyped',
    system: 'this-computer',
    provoke: registered({ clientId: '6731de76-14a6-49ae-97bc-6eba6914391e' }),
    steps: [{ repair: 'edit-registration', as: ada, edit: ({ registration }) => ({ registration }) }],
  },
  {
    cause: 'secret-wrong-or-id-pasted',
    what: 'The stored secret is a mistyped one',
    system: 'osticket',
    async provoke({ vault, id }) {
      await vault.set(`secret-${id}`, 'mistyped~mistyped~mistyped~mistyped~mist');
    },
    steps: [{ repair: 'edit-registration', as: ada, edit: () => ({ secret: KEPT_SECRET }) }],
  },
  failure('assignment-required', 'user-not-assigned', 'Only assigned people may use the app', {
    signIn: ada,
  }),
  // Tenant and account
  failure('tenant-gone', 'tenant-not-found', 'The tenant no longer exists'),
  {
    cause: 'tenant-not-found',
    what: 'The tenant is mistyped',
    system: 'this-computer',
    provoke: registered({ tenant: 'contoso-practise.example' }),
    steps: [{ repair: 'correct-authority' }],
  },
  failure('other-cloud', 'national-cloud', 'The tenant is in another cloud'),
  {
    cause: 'single-tenant-app-on-common',
    what: 'The app is for one tenant and is used on /common',
    system: 'this-computer',
    provoke: registered({ audience: 'AzureADandPersonalMicrosoftAccount' }),
    steps: [{ repair: 'correct-authority' }],
  },
  {
    cause: 'wrong-account-type-personal',
    what: 'The app is for organisations and is used on /consumers',
    system: 'this-computer',
    provoke: registered({ audience: 'PersonalMicrosoftAccount' }),
    steps: [{ repair: 'correct-authority' }],
  },
  failure('account-deleted', 'account-not-in-tenant', 'The account is deleted'),
  failure('account-disabled', 'account-disabled-or-locked', 'The account is disabled'),
  failure('account-locked', 'account-disabled-or-locked', 'The account is locked'),
  failure('account-password-expired', 'password-changed-or-revoked', 'The password has expired'),
  {
    cause: 'wrong-signer',
    what: 'Somebody else is signed in',
    system: 'this-computer',
    provoke: amend(() => ({ signer: BEN, mailbox: BEN })),
    steps: [{ repair: 'choose-account', as: { address: BEN } }],
  },
  {
    cause: 'popup-closed-or-blocked',
    what: 'The window is closed after a mistyped password',
    system: 'this-computer',
    provoke: ({ tenant }) => tenant.control.revoke(ADA),
    signIn: { address: ADA, password: 'wrong' },
    steps: again,
  },
  {
    cause: 'popup-closed-or-blocked',
    what: 'The window is of no use, but another device is at hand',
    system: 'this-computer',
    provoke: ({ tenant }) => tenant.control.revoke(ADA),
    signIn: { address: ADA, password: 'wrong' },
    steps: [{ repair: 'use-device-code', as: ada }],
  },
  // Consent and policies
  failure('consent-withdrawn', 'admin-consent-required', 'Every consent is withdrawn', {
    steps: [{ repair: 'ask-admin', as: admin }],
  }),
  {
    cause: 'user-consent-required',
    what: 'A person withdraws their own consent',
    system: 'this-computer',
    signer: OLGA,
    provoke(world) {
      amend(() => ({ accountType: 'personal' }))(world);
      world.provoke('consent-withdrawn');
    },
    steps: [{ repair: 'sign-in-again', as: { address: OLGA, consent: 'accept' } }],
  },
  {
    cause: 'consent-declined',
    what: 'The consent is declined',
    system: 'this-computer',
    provoke: (world) => world.provoke('consent-withdrawn'),
    signIn: { address: ADA, consent: 'decline' },
    steps: [{ repair: 'ask-admin', as: admin }],
  },
  failure('publisher-unverified', 'publisher-unverified', 'The publisher is not verified', { signIn: ada }),
  failure('permission-missing', 'permission-missing', 'The registration lists no permission', {
    signIn: ada,
  }),
  failure('account-conditional-access', 'conditional-access-blocked', 'Conditional Access blocks'),
  failure('account-device-compliance', 'device-not-compliant', 'A compliant device is required'),
  failure('account-mfa', 'mfa-required', 'Multifactor authentication is required', { steps: again }),
  failure('account-mfa-enrollment', 'mfa-enrollment-required', 'Multifactor authentication must be set up'),
  // Tokens
  failure('session-revoked', 'password-changed-or-revoked', 'An administrator ends the session', {
    steps: again,
  }),
  failure('refresh-token-expired', 'refresh-token-expired', 'Not used for 90 days', { steps: again }),
  failure('wrong-audience', 'scope-wrong-resource', 'Tokens are for the wrong resource'),
  failure('scope-unknown', 'scope-invalid', 'A permission does not exist'),
  failure('codes-spent', 'code-expired-or-reused', 'Sign-in codes are used up', { signIn: ada }),
  failure('device-codes-expire', 'device-code-expired-or-pending', 'The code is not entered in time', {
    system: 'this-computer',
    signIn: ada,
    flow: 'device',
    steps: again,
  }),
  // The mailbox
  failure('mailbox-unlicensed', 'service-not-licensed-or-provisioned', 'The mailbox has no licence', {
    system: 'this-computer',
  }),
  failure('mailbox-on-premises', 'mailbox-not-in-cloud', 'The mailbox is on the company’s own server', {
    system: 'this-computer',
  }),
  failure('mailbox-deleted', 'mailbox-not-found', 'The mailbox is deleted', {
    system: 'this-computer',
    mailbox: SUPPORT,
    steps: [
      { repair: 'edit-mailbox', as: ada, edit: ({ signer }) => ({ mailbox: signer }) },
      { repair: 'ask-admin', as: admin },
      ...again,
    ],
  }),
  failure('full-access-removed', 'no-mailbox-permission', 'Nobody has Full Access', {
    system: 'this-computer',
    mailbox: SUPPORT,
    steps: [
      { repair: 'edit-mailbox', as: ada, edit: ({ signer }) => ({ mailbox: signer }) },
      { repair: 'ask-admin', as: admin },
      ...again,
    ],
  }),
  failure('send-as-removed', 'send-as-denied', 'Nobody may send as the shared mailbox', { mailbox: SUPPORT }),
  failure('imap-off', 'imap-disabled-or-refused', 'IMAP is switched off'),
  failure('pop-off', 'pop-disabled-or-refused', 'POP is switched off'),
  failure('smtp-auth-off-tenant', 'smtp-auth-disabled-tenant', 'Authenticated SMTP is off for the company'),
  failure('smtp-auth-off-mailbox', 'smtp-auth-disabled-mailbox', 'Authenticated SMTP is off for the mailbox'),
  failure('sender-restricted', 'account-disabled-or-locked', 'The mailbox is restricted after spam'),
];

/** Connects the mailbox of a case, healthy. */
async function worldOf({ system, signer = ADA, mailbox = signer }: CauseCase): Promise<World> {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system, signer, mailbox });
  if (!made.ok) throw new Error(`${made.problem.cause}: ${made.problem.facts.message}`);
  const id = made.value;
  const { control } = run.tenant;
  const connection = () => {
    const found = run.services.connections.get(id);
    if (!found) throw new Error('the connection is gone');
    return found;
  };
  const targets = {
    tenant: () => '',
    app: () => connection().registration.clientId,
    signer: () => signer,
    mailbox: () => mailbox,
  };
  return {
    ...run,
    id,
    connection,
    provoke(wanted) {
      const found = control.failures().find((one) => one.id === wanted);
      if (!found) throw new Error(`the practice tenant has no failure ${wanted}`);
      control.provoke(wanted, targets[found.about](), true);
    },
  };
}

export interface CauseRow {
  what: string;
  cause: Cause;
  /** Which check found it, or that signing in did; null where nothing named this cause. */
  foundBy: string | null;
  /** Causes that were found instead, for whoever reads a failure. */
  seen: string[];
  offered: Repair[];
  /** The app's own steps, and whether all checks were green afterwards; null where it has none. */
  repaired: { steps: Repair[]; isGreen: boolean } | null;
}

/** Brings a cause about, lets the doctor find it, and the app repair it. */
export async function play(one: CauseCase): Promise<CauseRow> {
  const world = await worldOf(one);
  const { services, id, person, vault } = world;
  const before = world.connection();
  const kept = await vault.get(`secret-${id}`);
  await one.provoke(world);
  const run = await services.doctor.run(id);
  const problems = (run?.checks ?? []).flatMap(({ title, problem }) => (problem ? [{ title, problem }] : []));
  if (one.signIn) {
    person.wishes = one.signIn;
    await services.signIn.start(id, one.flow ?? 'window');
    const ended = services.state.get().signIn;
    if (ended.phase === 'failed') problems.push({ title: 'Signing in', problem: ended.problem });
  }
  const found = problems.find(({ problem }) => problem.cause === one.cause);
  const row: CauseRow = {
    what: one.what,
    cause: one.cause,
    foundBy: found?.title ?? null,
    seen: problems.map(
      ({ title, problem }) => `${title}: ${problem.cause} (${problem.facts.message.slice(0, 120)})`,
    ),
    offered: found?.problem.repairs ?? [],
    repaired: null,
  };
  if (!one.steps) return row;
  const stop = typeCodes(world);
  for (const { repair, as, edit } of one.steps) {
    if (as) person.wishes = as;
    if (!edit) await services.repairs.perform(id, repair);
    else {
      const { secret, ...typed } = edit(before);
      const shown = services.edits.look(id);
      if (!shown.ok) throw new Error(shown.problem.title);
      await services.edits.saveAndProve({
        connectionId: id,
        values: { ...shown.value.values, ...typed },
        secret: secret === KEPT_SECRET && kept.kind === 'found' ? kept.value : '',
        withOthers: false,
      });
    }
  }
  stop();
  const after = await services.doctor.run(id);
  const open = (after?.checks ?? []).filter(({ verdict }) => verdict === 'failed' || verdict === 'skipped');
  if (open.length > 0)
    row.seen.push(
      `after the repair: ${open.map(({ id: check, problem }) => `${check} ${problem?.cause ?? ''}`).join(', ')}`,
    );
  return { ...row, repaired: { steps: one.steps.map(({ repair }) => repair), isGreen: open.length === 0 } };
}

/** Whoever sees a code on this computer types it on another device. */
function typeCodes({ services, tenant, person }: World): () => void {
  let typed = '';
  return services.state.subscribe(({ signIn }) => {
    const device = signIn.phase === 'waiting' ? signIn.device : undefined;
    if (!device || device.userCode === typed) return;
    typed = device.userCode;
    void signInAs(tenant, device.verificationUri, { ...person.wishes, userCode: typed });
  });
}
