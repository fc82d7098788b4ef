import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { redirectProblems } from '../../../main/practice/directory/redirect-rules.ts';
import { makePlan, type PlanRequest } from '../../../main/registration/plan.ts';
import { findSystem, loadSystems, type System } from '../../../main/registration/systems.ts';
import { audienceSchema, type Plan, planSchema } from '../../../preload/contract.ts';

const clouds = loadClouds();
const global = findCloud(clouds, 'global') as Cloud;
const systems = loadSystems();

function requestFor(system: System, more: Partial<PlanRequest> = {}): PlanRequest {
  const inputs = Object.fromEntries(system.inputs.map(({ id, example }) => [id, example]));
  return { system, inputs, cloud: global, accountType: 'work', ...more };
}

function planFor(id: string, more: Partial<PlanRequest> = {}): Plan {
  const made = makePlan(requestFor(findSystem(id) as System, more));
  if (!made.ok) throw new Error(made.message);
  return made.plan;
}

function fieldValue(plan: Plan, label: string): string | undefined {
  return plan.fields.find((field) => field.label === label)?.value;
}

describe.each(systems)('a plan for $name', (system) => {
  const examples = requestFor(system);

  it('can be made of the examples and has the shape of the contract', () => {
    const made = makePlan(examples);
    expect(made.ok && planSchema.strict().parse(made.plan)).toEqual(made.ok && made.plan);
  });

  it('has a redirect URI that Entra accepts for its account types', () => {
    for (const accountType of ['work', 'personal'] as const) {
      for (const audience of [undefined, ...audienceSchema.options]) {
        const made = makePlan({ ...examples, accountType, audience });
        if (made.ok) expect(redirectProblems(made.plan.redirectUri, made.plan.audience)).toEqual([]);
        else expect(['audience', 'mailbox']).toContain(made.input);
      }
    }
  });

  it('leaves no placeholder unfilled and puts what is not known yet in angle brackets', () => {
    const made = makePlan(examples);
    expect(JSON.stringify(made)).not.toMatch(/\{[A-Za-z]+\}/);
    const known = makePlan({
      ...examples,
      tenant: 'contoso.com',
      mailbox: 'support@contoso.com',
      clientId: '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41',
    });
    const unknown = known.ok ? known.plan.fields.filter(({ value }) => value.includes('<')) : [];
    expect(unknown.map(({ value }) => value)).toEqual(system.secret.needed ? ['<Client secret Value>'] : []);
  });

  it('is the same whenever it is made', () => {
    expect(makePlan(structuredClone(examples))).toEqual(makePlan(examples));
  });

  it('asks people of an organisation for an administrator and nobody with a personal account', () => {
    for (const accountType of ['work', 'personal'] as const) {
      const made = makePlan({ ...examples, accountType });
      const needed = made.ok && made.plan.permissions.some(({ adminConsent }) => adminConsent);
      expect(needed).toBe(accountType === 'work');
    }
  });

  it('names the input that is missing', () => {
    const [input] = system.inputs;
    const made = makePlan({ ...examples, inputs: {} });
    expect(made).toMatchObject(input ? { ok: false, input: input.id } : { ok: true });
  });
});

describe('the authority of a plan', () => {
  it('names the tenant to fill in while an app of one organisation has none', () => {
    expect(planFor('osticket').authority).toBe('https://login.microsoftonline.com/<Directory (tenant) ID>');
    expect(planFor('osticket', { tenant: ' common ' }).authority).toContain('<Directory (tenant) ID>');
  });

  it('is that of the cloud', () => {
    const china = findCloud(clouds, 'china') as Cloud;
    const plan = planFor('znuny', { cloud: china, tenant: 'contoso.cn' });
    expect(plan.authority).toBe('https://login.partner.microsoftonline.cn/contoso.cn');
    expect(fieldValue(plan, 'Access token scope')).toContain(
      'https://partner.outlook.cn/IMAP.AccessAsUser.All',
    );
    expect(plan.portal[0]?.url).toMatch(/^https:\/\/entra\.microsoftonline\.cn\/contoso\.cn\/#view/);
  });

  it('is /common where the system signs in nowhere else, whatever the tenant', () => {
    expect(planFor('freescout', { tenant: 'contoso.com' })).toMatchObject({
      audience: 'AzureADMultipleOrgs',
      authority: 'https://login.microsoftonline.com/common',
    });
    const single = makePlan(requestFor(findSystem('freescout') as System, { audience: 'AzureADMyOrg' }));
    expect(single).toMatchObject({ ok: false, input: 'audience', message: expect.stringContaining('50194') });
  });

  it.each([
    ['AzureADMultipleOrgs', 'work', 'organizations'],
    ['AzureADandPersonalMicrosoftAccount', 'work', 'common'],
    ['PersonalMicrosoftAccount', 'personal', 'consumers'],
  ] as const)('for %s and a %s account is /%s without a tenant', (audience, accountType, segment) => {
    expect(planFor('this-computer', { audience, accountType }).authority).toBe(
      `https://login.microsoftonline.com/${segment}`,
    );
  });
});

describe('the account types of a plan', () => {
  it('let a personal account in where the system can', () => {
    expect(planFor('this-computer', { accountType: 'personal' }).audience).toBe(
      'AzureADandPersonalMicrosoftAccount',
    );
  });

  it.each([
    ['personal', 'AzureADMyOrg'],
    ['work', 'PersonalMicrosoftAccount'],
  ] as const)('must admit the %s mailbox', (accountType, audience) => {
    const made = makePlan(requestFor(findSystem('this-computer') as System, { accountType, audience }));
    expect(made).toMatchObject({ ok: false, input: 'audience' });
  });

  it('leave personal accounts out of a cloud that has none', () => {
    const cloud = findCloud(clouds, 'us-gov') as Cloud;
    const system = findSystem('this-computer') as System;
    const personal = makePlan(requestFor(system, { cloud, accountType: 'personal' }));
    const both = makePlan(requestFor(system, { cloud, audience: 'AzureADandPersonalMicrosoftAccount' }));
    expect(personal).toMatchObject({ ok: false, input: 'mailbox' });
    expect(both).toMatchObject({ ok: false, input: 'audience' });
  });
});

describe('any other system', () => {
  const custom = findSystem('custom') as System;
  const inputs = { redirectUri: 'https://app.example.com/cb', platform: 'web', protocols: 'imap smtp' };

  it('gets the permissions and servers of the protocols that were chosen', () => {
    const plan = planFor('custom', { inputs, mailbox: 'a@contoso.com', signer: 'a@contoso.com' });
    expect(plan.permissions.map(({ name }) => name)).toEqual([
      'openid',
      'profile',
      'offline_access',
      'User.Read',
      'IMAP.AccessAsUser.All',
      'SMTP.Send',
    ]);
    expect(fieldValue(plan, 'IMAP server')).toBe('outlook.office365.com');
    expect(fieldValue(plan, 'SMTP port')).toBe('587');
    expect(fieldValue(plan, 'POP server')).toBeUndefined();
  });

  it('gets the shared permissions when somebody else signs in', () => {
    const plan = planFor('custom', {
      inputs: { ...inputs, protocols: 'graph-send graph' },
      mailbox: 'support@contoso.com',
      signer: 'ada@contoso.com',
    });
    expect(plan.permissions.slice(4).map(({ name }) => name)).toEqual([
      'Mail.Read.Shared',
      'Mail.Send.Shared',
    ]);
    expect(fieldValue(plan, 'Scopes')).toBe(
      'openid profile offline_access User.Read Mail.Read.Shared Mail.Send.Shared',
    );
  });

  it('keeps the scopes of one token to one resource', () => {
    const scopes = fieldValue(planFor('custom', { inputs }), 'Scopes');
    expect(scopes).toBe(
      'openid profile offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    );
  });

  it('gets the scopes for Graph apart where IMAP is used as well, and only there', () => {
    const scopesOf = (protocols: string) => {
      const plan = planFor('custom', { inputs: { ...inputs, protocols } });
      return [fieldValue(plan, 'Scopes'), fieldValue(plan, 'Scopes for Graph')];
    };
    expect(scopesOf('imap graph')).toEqual([
      'openid profile offline_access https://outlook.office.com/IMAP.AccessAsUser.All',
      'openid profile offline_access User.Read Mail.Read',
    ]);
    expect(scopesOf('imap')[1]).toBeUndefined();
    expect(scopesOf('graph')).toEqual(['openid profile offline_access User.Read Mail.Read', undefined]);
  });

  it('gets no secret on the desktop', () => {
    const plan = planFor('custom', {
      inputs: { ...inputs, platform: 'publicClient', redirectUri: 'http://localhost' },
    });
    expect(plan).toMatchObject({ platform: 'publicClient', secret: { needed: false, months: 0 } });
    expect(fieldValue(plan, 'Client secret')).toBeUndefined();
    expect(plan.portal.map(({ title }) => title)).not.toContain('Certificates & secrets');
  });

  it('is told which of its choices Microsoft refuses', () => {
    const query = { ...inputs, redirectUri: 'https://app.example.com/cb?x=1' };
    expect(makePlan(requestFor(custom, { inputs: query })).ok).toBe(true);
    expect(
      makePlan(requestFor(custom, { inputs: query, audience: 'AzureADandPersonalMicrosoftAccount' })),
    ).toMatchObject({ ok: false, input: 'audience', message: expect.stringContaining('question mark') });
    expect(makePlan(requestFor(custom, { inputs: query, accountType: 'personal' }))).toMatchObject({
      ok: false,
      input: 'mailbox',
    });
  });
});

describe('makePlan', () => {
  it('answers whatever was typed with a plan or one line', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain(), fc.constant('imap'));
    fc.assert(
      fc.property(fc.constantFrom(...systems), fc.array(typed, { maxLength: 3 }), (system, texts) => {
        const inputs = Object.fromEntries(system.inputs.map(({ id }, index) => [id, texts[index] ?? '']));
        const made = makePlan(requestFor(system, { inputs }));
        if (made.ok) expect(redirectProblems(made.plan.redirectUri, made.plan.audience)).toEqual([]);
        else expect(made.message).toMatch(/^[^\r\n]+$/);
      }),
    );
  });

  it('puts two values into one field where the system has no field for the second', () => {
    const plan = planFor('freescout', { mailbox: 'help@contoso.com', clientId: 'abc' });
    expect(fieldValue(plan, 'Username')).toBe('help@contoso.com:abc');
  });

  it('leaves the tenant of a personal mailbox blank where the system wants that', () => {
    const plan = planFor('zammad-imap', { accountType: 'personal' });
    expect(fieldValue(plan, 'Tenant UUID/Name')).toBe('');
  });
});
