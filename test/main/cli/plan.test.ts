import { describe, expect, it } from 'vitest';
import { runCli } from '../../../main/cli/run.ts';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { registrationName } from '../../../main/registration/guided-steps.ts';
import { makePlan } from '../../../main/registration/plan.ts';
import { adminScript } from '../../../main/registration/scripts/script.ts';
import { findSystem, loadSystems, type System } from '../../../main/registration/systems.ts';
import { planSchema, systemViewSchema } from '../../../preload/contract.ts';

async function run(...argv: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void error.push(line),
    signal: new AbortController().signal,
  };
  return { code: await runCli(argv, io), out, error };
}

const PERFEX = ['plan', '--system', 'perfex-crm', '--set', 'domain=crm.example.com'];
const CLIENT = '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41';

describe('plan --json', () => {
  it('prints the plan and nothing else, keys in the order of its schema', async () => {
    const { code, out, error } = await run(...PERFEX, '--json');
    const plan = JSON.parse(out.join('\n'));
    expect({ code, error, lines: out.length }).toEqual({ code: 0, error: [], lines: 1 });
    expect(Object.keys(plan)).toEqual(Object.keys(planSchema.shape));
    expect(planSchema.strict().parse(plan)).toEqual(plan);
    expect(Object.keys(plan.permissions[0])).toEqual(['name', 'resource', 'adminConsent', 'why']);
    expect(Object.keys(plan.fields[0])).toEqual(['label', 'value', 'where']);
    expect(Object.keys(plan.portal[0])).toEqual(['title', 'url', 'values']);
  });

  it.each(loadSystems())('knows $id with its examples', async ({ id, inputs }) => {
    const settings = inputs.flatMap((input) => ['--set', `${input.id}=${input.example}`]);
    const { code, out } = await run('plan', '--system', id, ...settings, '--json');
    expect(code).toBe(0);
    expect(planSchema.parse(JSON.parse(out[0] ?? '')).system).toBe(id);
  });

  it('takes everything else that is known', async () => {
    const { out } = await run(
      ...['plan', '--system', 'this-computer', '--cloud', 'us-gov', '--tenant', 'contoso.us'],
      ...['--mailbox', 'support@contoso.us', '--signer', 'ada@contoso.us'],
      ...['--audience', 'azureadmultipleorgs', '--client-id', CLIENT, '--json'],
    );
    const plan = planSchema.parse(JSON.parse(out[0] ?? ''));
    expect(plan).toMatchObject({
      audience: 'AzureADMultipleOrgs',
      authority: 'https://login.microsoftonline.us/contoso.us',
    });
    expect(plan.permissions.map(({ name }) => name)).toContain('Mail.ReadWrite.Shared');
    expect(plan.portal.at(-1)?.url).toMatch(new RegExp(`^https://entra\\.microsoft\\.us/.*${CLIENT}$`));
  });

  it.each(['concern', 'Concern-Code', 'concern_code', 'Concern code'])(
    'knows an input as %s',
    async (key) => {
      const { out } = await run('plan', '--system', 'maxxton-mxts', '--set', `${key}=acme`, '--json');
      expect(JSON.parse(out[0] ?? '').redirectUri).toMatch(/^https:\/\/acme\./);
    },
  );

  it('keeps an equals sign in a value', async () => {
    const { out } = await run(
      ...['plan', '--system', 'oro', '--set', 'redirectUri=https://a.example.com/cb?x=1', '--json'],
    );
    expect(JSON.parse(out[0] ?? '').redirectUri).toBe('https://a.example.com/cb?x=1');
  });

  it('takes a mailbox at Outlook.com for a personal one', async () => {
    const { out } = await run('plan', '--system', 'this-computer', '--mailbox', 'joe@Outlook.com', '--json');
    expect(JSON.parse(out[0] ?? '').audience).toBe('AzureADandPersonalMicrosoftAccount');
  });
});

describe('plan', () => {
  it('prints text for people', async () => {
    const { code, out } = await run(...PERFEX);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/Redirect URI +https:\/\/crm\.example\.com\/admin/);
    expect(out.join('\n')).toMatch(/Mail\.Read \[Microsoft Graph, needs an administrator\]/);
    expect(out.join('\n')).toMatch(/Client ID: <Application \(client\) ID>/);
  });

  it.each(['az', 'powershell'] as const)('prints the script for %s', async (kind) => {
    const system = findSystem('perfex-crm') as System;
    const cloud = findCloud(loadClouds(), 'global') as Cloud;
    const tenant = 'contoso.com';
    const inputs = { domain: 'crm.example.com' };
    const made = makePlan({ system, inputs, cloud, tenant, accountType: 'work' });
    const { code, out } = await run(...PERFEX, '--tenant', tenant, '--script', kind);
    expect(code).toBe(0);
    expect(made.ok && out.join('\n')).toBe(
      made.ok &&
        adminScript({ kind, plan: made.plan, name: registrationName(system), cloud, tenant }).trimEnd(),
    );
  });
});

describe('plan refuses with exit code 2 and one line', () => {
  it.each([
    [['plan'], /--system is missing; choose one of this-computer, perfex-crm/],
    [['plan', '--system', 'nope'], /unknown system "nope"; choose one of/],
    [['plan', '--system', '__proto__'], /unknown system/],
    [['plan', '--system'], /--system.* argument missing/],
    [['plan', '--colour', 'red'], /Unknown option '--colour'/],
    [['plan', 'perfex-crm'], /Unexpected argument 'perfex-crm'/],
    [['plan', '--system', 'perfex-crm'], /--set domain: Domain of your Perfex CRM is missing/],
    [['plan', '--system', 'perfex-crm', '--set', 'domain='], /is missing/],
    [['plan', '--system', 'perfex-crm', '--set', 'domain'], /--set domain: write it as key=value/],
    [['plan', '--system', 'perfex-crm', '--set', 'host=a.example.com'], /no input "host"; it takes domain/],
    [['plan', '--system', 'this-computer', '--set', 'a=b'], /no input "a"; it takes none/],
    [[...PERFEX, '--set', 'domain=b.example.com'], /--set domain is given twice/],
    [
      ['plan', '--system', 'perfex-crm', '--set', 'domain=http://crm.example.com'],
      /http:\/\/ only for localhost/,
    ],
    [['plan', '--system', 'perfex-crm', '--set', 'domain=a b'], /not an address/],
    [
      ['plan', '--system', 'znuny', '--set', 'fqdn=z.example.com'],
      /--set scriptAlias: ScriptAlias is missing/,
    ],
    [[...PERFEX, '--cloud', 'moon'], /unknown cloud "moon"; choose one of global/],
    [[...PERFEX, '--audience', 'everybody'], /unknown audience "everybody"; choose one of AzureADMyOrg/],
    [[...PERFEX, '--audience', 'PersonalMicrosoftAccount'], /^connector plan: --audience: .*question mark/],
    [[...PERFEX, '--mailbox', 'support'], /--mailbox: Type the whole e-mail address/],
    [[...PERFEX, '--mailbox', 'joe@hotmail.com'], /--mailbox: Microsoft refuses a redirect URI/],
    [[...PERFEX, '--signer', 'ada@'], /--signer: /],
    [[...PERFEX, '--tenant', 'not a tenant'], /--tenant: /],
    [[...PERFEX, '--tenant', 'common'], /--tenant: "common" does not work with an app of one organisation/],
    [[...PERFEX, '--client-id', '1234'], /--client-id: /],
    [[...PERFEX, '--script', 'bash'], /unknown script "bash"; choose az or powershell/],
    [['systems', '--yaml'], /Usage: connector systems/],
    [['systems', 'all'], /Usage: connector systems/],
  ])('%j', async (argv, message) => {
    const { code, out, error } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(error).toEqual([expect.stringMatching(message)]);
    expect(error[0]).toMatch(/^connector (plan|systems): [^\r\n]+$/);
  });

  it('even where what was typed has several lines', async () => {
    const { error } = await run('plan', '--system', 'a\nb\u001b[31m');
    expect(error).toEqual([expect.stringMatching(/^connector plan: unknown system "ab\[31m"\P{Cc}+$/u)]);
  });
});

describe('systems', () => {
  it('--json lists every system as the contract shows it', async () => {
    const { code, out } = await run('systems', '--json');
    const listed = systemViewSchema.array().parse(JSON.parse(out.join('')));
    expect({ code, lines: out.length }).toEqual({ code: 0, lines: 1 });
    expect(listed.map(({ id }) => id)).toEqual(loadSystems().map(({ id }) => id));
  });

  it('shows people which inputs a plan wants', async () => {
    const { code, out } = await run('systems');
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/perfex-crm +Perfex CRM\n.*\n +--set domain=crm\.example\.com/);
  });
});
