import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adminScript } from '../../../../main/registration/scripts/script.ts';
import { loadSystems } from '../../../../main/registration/systems.ts';
import type { Plan } from '../../../../preload/contract.ts';
import { GLOBAL, planFor, TENANT } from '../plans.ts';
import { readPowershell } from './powershell-tokens.ts';

const script = (plan: Plan, name = 'Mailbox Connector: test', tenant = TENANT) =>
  adminScript({ kind: 'powershell', plan, name, cloud: GLOBAL, tenant });

const CMDLETS = [
  'Add-MgApplicationPassword',
  'Connect-MgGraph',
  'Get-Date',
  'Get-MgApplication',
  'Get-MgContext',
  'Get-MgOauth2PermissionGrant',
  'Get-MgServicePrincipal',
  'Invoke-WithRetry',
  'New-MgApplication',
  'New-MgOauth2PermissionGrant',
  'New-MgServicePrincipal',
  'Update-MgApplication',
  'Update-MgOauth2PermissionGrant',
];

describe.each(loadSystems().map(({ id }) => id))('the script for %s', (id) => {
  it('is well formed: strings end, brackets match, variables are set before they are read', () => {
    const { problems, variables } = readPowershell(script(planFor(id)));
    expect(problems).toEqual([]);
    expect(variables.unset).toEqual([]);
  });

  it('holds every value of the plan as a literal', () => {
    const plan = planFor(id);
    const { literals } = readPowershell(script(plan));
    expect(literals).toEqual(expect.arrayContaining([plan.audience, plan.redirectUri, TENANT]));
    expect(literals).toEqual(expect.arrayContaining(plan.permissions.map(({ name }) => name)));
    expect(literals).toContain(plan.platform === 'web' ? 'web' : 'publicClient');
  });
});

describe('the script', () => {
  it('calls the cmdlets of Microsoft Graph PowerShell and removes nothing', () => {
    const { words } = readPowershell(script(planFor('perfex-crm')));
    const cmdlets = new Set(words.filter((word) => /^[A-Z][a-z]+-[A-Z]\w+$/.test(word)));
    expect([...cmdlets]).toEqual(expect.arrayContaining(CMDLETS));
    expect([...cmdlets].filter((name) => /^(?:Remove|Invoke-Expression|Invoke-Web)/.test(name))).toEqual([]);
  });

  it('makes a secret only where the system needs one, for the chosen months', () => {
    expect(script(planFor('perfex-crm'))).toContain('AddMonths(24)');
    expect(script(planFor('email-oauth2-proxy'))).not.toMatch(
      /AddMonths|Add-MgApplicationPassword|NewSecret/,
    );
  });

  it('keeps hostile values inside literals and comments', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...`'"$\`\\ ;&|<>(){}@#=-\n\r‘’‚‛“”\u2028é`),
      maxLength: 30,
    });
    const plain = readPowershell(script({ ...planFor('perfex-crm'), system: 'x' }, 'x', 'x'));
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (name, path, tenant, why) => {
        const base = planFor('perfex-crm');
        const permissions = base.permissions.map((each) => ({ ...each, why }));
        const plan = { ...base, permissions, system: name, redirectUri: `https://x.example/${path}` };
        const read = readPowershell(script(plan, `N${name}`, `t${tenant}`));
        expect(read.problems).toEqual([]);
        // Whatever the values are, the program around them is the same.
        expect(read.code).toBe(plain.code);
        const line = (text: string) => text.replace(/[\n\r\u2028]+/g, ' ').trim();
        expect(read.literals).toContain(line(`N${name}`));
        expect(read.literals).toContain(line(`https://x.example/${path}`));
        expect(read.literals).toContain(line(`t${tenant}`));
      }),
      { numRuns: 150 },
    );
  });
});
