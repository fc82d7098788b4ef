import { randomUUID } from 'node:crypto';
import type { Audience, CommandInput, Discovery, Setup } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { admits, chooseAudience } from '../registration/audience-choice.ts';
import { makePlan } from '../registration/plan.ts';
import { systemOf, THIS_COMPUTER } from './sheet.ts';

/** Entra ignores the port of localhost, so this one URI serves the window and the system browser. */
const DESKTOP_REDIRECT = 'http://localhost';

type Patch = CommandInput<'setup.update'>;

export function newSetup(practice: boolean, cloud: string): Setup {
  return {
    id: randomUUID(),
    practice,
    step: 'system',
    system: THIS_COMPUTER,
    inputs: {},
    otherInputs: {},
    way: 'have-one',
    guidedDone: [],
    secretExpiresAt: null,
    mailbox: '',
    signer: '',
    cloud,
    discovery: { status: 'idle' },
    registration: {
      clientId: '',
      tenant: '',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: DESKTOP_REDIRECT,
    },
    hasSecret: false,
    consent: 'self',
    access: 'read-write',
    recordsConsent: false,
  };
}

/** What was typed, merged; what depends on it follows. Pure. */
export function mergeSetup(setup: Setup, patch: Patch, clouds: readonly Cloud[]): Setup {
  const { registration, ...rest } = definedOnly(patch);
  const merged: Setup = {
    ...setup,
    ...rest,
    registration: { ...setup.registration, ...definedOnly(registration ?? {}) },
  };
  const { mailbox, signer, system } = patch;
  if (mailbox !== undefined && mailbox !== setup.mailbox) {
    if (signer === undefined && setup.signer === setup.mailbox) merged.signer = mailbox;
    if (domainOf(mailbox) !== domainOf(setup.mailbox)) merged.discovery = { status: 'idle' };
  }
  if (system !== undefined && system !== setup.system) {
    const { otherInputs } = setup;
    const earlier = Object.hasOwn(otherInputs, system) ? otherInputs[system] : undefined;
    merged.inputs = patch.inputs ?? earlier ?? {};
    merged.otherInputs = { ...otherInputs, [setup.system]: setup.inputs };
    merged.guidedDone = [];
    merged.registration = { ...merged.registration, audience: systemOf({ system }).audience.recommended };
  }
  return followSystem(merged, planOfSetup(merged, clouds));
}

/**
 * Platform and redirect URI are the System's, not a matter of choice; nobody should have to type them.
 * `made`: the System's plan with these values; null where its cloud is unknown.
 */
export function followSystem<T extends Pick<Setup, 'system' | 'registration'>>(
  draft: T,
  made: ReturnType<typeof makePlan> | null,
): T {
  const { registration, system } = draft;
  if (system === THIS_COMPUTER) {
    return registration.platform === 'publicClient'
      ? { ...draft, registration: { ...registration, redirectUri: DESKTOP_REDIRECT } }
      : draft;
  }
  if (!made?.ok) return draft;
  const { platform, redirectUri } = made.plan;
  return { ...draft, registration: { ...registration, platform, redirectUri } };
}

/** The plan of a setup; null while its cloud is unknown. */
export function planOfSetup(setup: Setup, clouds: readonly Cloud[]) {
  const cloud = clouds.find(({ id }) => id === setup.cloud);
  if (!cloud) return null;
  const { registration, inputs, mailbox, signer, access } = setup;
  return makePlan({
    system: systemOf(setup),
    inputs,
    cloud,
    tenant: registration.tenant,
    accountType: accountTypeOf(setup),
    audience: registration.audience,
    mailbox,
    signer: signer || mailbox,
    clientId: registration.clientId,
    access,
  });
}

export function accountTypeOf({ discovery }: Pick<Setup, 'discovery'>): 'work' | 'personal' {
  return discovery.status === 'found' ? discovery.accountType : 'work';
}

/** Fills in what the domain told, without overwriting what the person chose themselves. */
export function applyDiscovery(setup: Setup, discovery: Discovery, clouds: readonly Cloud[]): Setup {
  if (discovery.status !== 'found') return { ...setup, discovery };
  const earlier = setup.discovery.status === 'found' ? setup.discovery.tenantId : undefined;
  const { tenant, audience } = setup.registration;
  const isOurs = tenant === '' || tenant === earlier;
  return {
    ...setup,
    discovery,
    cloud: discovery.cloud,
    registration: {
      ...setup.registration,
      tenant: isOurs ? (discovery.tenantId ?? '') : tenant,
      audience: audienceFor(setup, discovery, clouds) ?? audience,
    },
  };
}

/** The account types that let this kind of account in; undefined where the present ones do. */
function audienceFor(
  setup: Setup,
  { cloud: id, accountType }: Extract<Discovery, { status: 'found' }>,
  clouds: readonly Cloud[],
): Audience | undefined {
  const cloud = clouds.find((one) => one.id === id);
  if (!cloud || admits(setup.registration.audience, accountType)) return undefined;
  const choice = chooseAudience({ system: systemOf(setup), cloud, accountType });
  return choice.ok ? choice.audience : undefined;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A patch names a field it does not change as `undefined`. */
function definedOnly<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
