import { describe, expect, it } from 'vitest';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { guidedSteps, registrationName } from '../../../main/registration/guided-steps.ts';
import { isAllowedLink } from '../../../main/registration/links.ts';
import { makePlan, type PlanRequest } from '../../../main/registration/plan.ts';
import { findSystem, loadSystems, type System } from '../../../main/registration/systems.ts';
import { type GuidedStep, guidedStepSchema } from '../../../preload/contract.ts';

const CLIENT = '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41';
const clouds = loadClouds();
const global = findCloud(clouds, 'global') as Cloud;
const systems = loadSystems();

function guided(system: System, more: Partial<PlanRequest> = {}) {
  const inputs = Object.fromEntries(system.inputs.map(({ id, example }) => [id, example]));
  const request: PlanRequest = { system, inputs, cloud: global, accountType: 'work', ...more };
  const made = makePlan(request);
  if (!made.ok) throw new Error(made.message);
  const { cloud, tenant = '', clientId = '', mailbox = '' } = request;
  const steps = guidedSteps({ system, plan: made.plan, cloud, registration: { tenant, clientId }, mailbox });
  return { steps, plan: made.plan };
}

function stepOf(steps: GuidedStep[], id: string): GuidedStep {
  const step = steps.find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
}

/** The values of a step by their labels. */
function valuesOf(step: GuidedStep): Record<string, string> {
  return Object.fromEntries(step.values.map(({ label, value }) => [label, value]));
}

describe.each(systems)('the steps for $name', (system) => {
  const { steps, plan } = guided(system);

  it('are what the contract lets through and what the plan lists as the portal', () => {
    expect(guidedStepSchema.array().parse(steps)).toEqual(steps);
    expect(plan.portal).toEqual(steps.map(({ title, url, values }) => ({ title, url, values })));
  });

  it('go through the portal in its order and bring back every value', () => {
    expect(steps.map(({ id }) => id)).toEqual([
      'register',
      'overview',
      'permissions',
      'consent',
      ...(plan.secret.needed ? ['secret'] : []),
      'authentication',
    ]);
    expect(steps.flatMap(({ asks }) => asks)).toEqual([
      'client-id',
      'tenant',
      ...(plan.secret.needed ? ['secret', 'secret-expiry'] : []),
    ]);
  });

  it('register under a name, account type and platform, with the exact redirect URI, in that order', () => {
    expect(stepOf(steps, 'register').values.map(({ label }) => label)).toEqual([
      'Name',
      'Supported account types',
      'Redirect URI: platform',
      'Redirect URI',
    ]);
    expect(valuesOf(stepOf(steps, 'register'))).toMatchObject({
      Name: registrationName(system),
      'Redirect URI': plan.redirectUri,
    });
    expect(valuesOf(stepOf(steps, 'authentication'))).toMatchObject({ 'Redirect URI': plan.redirectUri });
  });

  it('add exactly the permissions of the plan, in order', () => {
    const names = stepOf(steps, 'permissions').values.map(({ value }) => value);
    expect(names).toEqual(plan.permissions.map(({ name }) => name));
    expect(names).toEqual(system.permissions.map(({ name }) => name).filter((name) => names.includes(name)));
  });

  it('end with both implicit-grant boxes off', () => {
    expect(steps.at(-1)).toMatchObject({ id: 'authentication' });
    expect(valuesOf(stepOf(steps, 'authentication'))).toMatchObject({
      'Access tokens (used for implicit flows)': 'Off',
      'ID tokens (used for implicit and hybrid flows)': 'Off',
    });
  });

  it('tell on every screen what to do, and what it looks like afterwards', () => {
    for (const { id, instructions, result, why } of steps) {
      expect(instructions.length, id).toBeGreaterThan(0);
      for (const sentence of [...instructions, result, why ?? '']) expect(sentence, id).toMatch(/^\S.*\.$/s);
    }
  });

  it('lead to pages that the app may open, in the right directory and on the right registration', () => {
    const known = guided(system, { tenant: 'contoso.com', clientId: CLIENT });
    for (const { id, url } of known.steps) {
      expect(isAllowedLink(url, clouds)).toBe(true);
      expect(url.startsWith('https://entra.microsoft.com/contoso.com/#view/')).toBe(true);
      expect(url.includes(CLIENT)).toBe(id !== 'register');
    }
  });
});

describe('the reasons', () => {
  const { steps } = guided(findSystem('perfex-crm') as System);

  it('explain account types, platform types and why the secret is its Value', () => {
    expect(stepOf(steps, 'register').why).toMatch(/who may sign in: here only accounts of the one directory/);
    expect(stepOf(steps, 'authentication').why).toMatch(/Single-page application.*implicit-grant/);
    expect(stepOf(steps, 'secret').why).toMatch(/Value.*Secret ID.*AADSTS7000215/);
  });

  it('say why the desktop is neither Web nor a single-page application', () => {
    const desktop = guided(findSystem('this-computer') as System).steps;
    expect(stepOf(desktop, 'authentication').why).toMatch(/AADSTS7000218.*AADSTS9002327/);
    expect(valuesOf(stepOf(desktop, 'register'))['Redirect URI: platform']).toBe(
      'Public client/native (mobile & desktop)',
    );
    expect(valuesOf(stepOf(desktop, 'authentication'))['Platform']).toBe('Mobile and desktop applications');
  });
});

describe('the secret', () => {
  it.each([
    ['maxxton-mxts', '180 days (6 months)'],
    ['oro', '365 days (12 months)'],
    ['perfex-crm', '730 days (24 months)'],
  ])('of %s lives for %s', (id, expires) => {
    const { steps } = guided(findSystem(id) as System);
    expect(valuesOf(stepOf(steps, 'secret'))['Expires']).toBe(expires);
  });

  it('has a lifetime of its own where the portal has no such choice', () => {
    const system = { ...(findSystem('oro') as System) };
    const { steps } = guided({ ...system, secret: { ...system.secret, months: 9 } });
    expect(valuesOf(stepOf(steps, 'secret'))['Expires']).toBe('Custom: 9 months from today');
  });
});

describe('a personal account', () => {
  it('needs no administrator but a directory to register in', () => {
    const { steps } = guided(findSystem('osticket') as System, {
      accountType: 'personal',
      mailbox: 'joe@outlook.com',
    });
    expect(steps.map(({ id }) => id)).not.toContain('consent');
    expect(stepOf(steps, 'register').instructions[0]).toMatch(/a personal account alone cannot/);
  });
});

describe('what is known already', () => {
  it('stands in its place, and the portal is opened in the directory that was named', () => {
    const { steps } = guided(findSystem('oro') as System, {
      tenant: ' contoso.com ',
      clientId: ` ${CLIENT} `,
      mailbox: 'support@contoso.com',
    });
    expect(valuesOf(stepOf(steps, 'overview'))).toEqual({
      'Application (client) ID': CLIENT,
      'Directory (tenant) ID': 'contoso.com',
    });
    expect(stepOf(steps, 'register').instructions[0]).toBe(
      'Sign in with an account of contoso.com that may register apps.',
    );
  });

  it('does not take a name for several tenants for a directory', () => {
    const { steps } = guided(findSystem('oro') as System, { tenant: 'organizations' });
    expect(stepOf(steps, 'register').url).not.toContain('organizations');
  });
});
