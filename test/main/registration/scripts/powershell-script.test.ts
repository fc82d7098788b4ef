import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adminScript } from '../../../../main/registration/scripts/script.ts';
import { loadSystems } from '../../../../main/registration/systems.ts';
import type { Plan } from '../../../../preload/contract.ts';
import { GLOBAL, planFor, TENANT } from '../plans.ts';
import { createPowershellParser } from './powershell-parser.ts';
import { readPowershell } from './powershell-tokens.ts';

const parse = await createPowershellParser();

const script = (plan: Plan, name = 'Mailbox Connector: test', tenant = TENANT) =>
  adminScript({ kind: 'powershell', plan, name, cloud: GLOBAL, tenant });

/** Everything the script may call; it removes nothing, and runs no text. */
const CMDLETS = [
  'Add-MgApplicationPassword',
  'Connect-MgGraph',
  'Get-Date',
  'Get-MgApplication',
  'Get-MgContext',
  'Get-MgOauth2PermissionGrant',
  'Get-MgServicePrincipal',
  'ForEach-Object',
  'Invoke-WithRetry',
  'New-MgApplication',
  'New-MgOauth2PermissionGrant',
  'New-MgServicePrincipal',
  'Out-Null',
  'Select-Object',
  'Set-StrictMode',
  'Start-Sleep',
  'Update-MgApplication',
  'Update-MgOauth2PermissionGrant',
  'Where-Object',
  'Write-Output',
  'Write-Warning',
];

describe.each(loadSystems().map(({ id }) => id))('the script for %s', (id) => {
  it('is PowerShell, and calls nothing that it should not', () => {
    const { errors, commands, functions } = parse(script(planFor(id)));
    expect(errors).toEqual([]);
    expect(functions).toEqual(['Invoke-WithRetry']);
    expect(commands.filter((name) => !CMDLETS.includes(name))).toEqual([]);
    for (const made of ['Connect-MgGraph', 'New-MgApplication', 'New-MgServicePrincipal'])
      expect(commands).toContain(made);
  });

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
  it('calls all of the cmdlets where a secret is needed', () => {
    const { commands } = parse(script(planFor('perfex-crm')));
    expect([...new Set(commands)].sort()).toEqual(CMDLETS.toSorted());
  });

  it.each([
    [
      'a bracket that is missing',
      (text: string) => text.replace('($found.Count -eq 0) {', '($found.Count -eq 0 {'),
    ],
    ['a quote that is missing', (text: string) => text.replace("$audience = '", '$audience = ')],
    ['a brace too many', (text: string) => `${text}}`],
  ])('would be found broken by %s', (_what, spoil) => {
    const text = script(planFor('perfex-crm'));
    expect(spoil(text)).not.toBe(text);
    expect(parse(spoil(text)).errors).not.toEqual([]);
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
    const plainScript = script({ ...planFor('perfex-crm'), system: 'x' }, 'x', 'x');
    const plain = readPowershell(plainScript);
    const plainParsed = parse(plainScript);
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (name, path, tenant, why) => {
        const base = planFor('perfex-crm');
        const permissions = base.permissions.map((each) => ({ ...each, why }));
        const plan = { ...base, permissions, system: name, redirectUri: `https://x.example/${path}` };
        const hostileScript = script(plan, `N${name}`, `t${tenant}`);
        const read = readPowershell(hostileScript);
        expect(read.problems).toEqual([]);
        expect(parse(hostileScript)).toEqual(plainParsed);
        // Whatever the values are, the program around them is the same.
        expect(read.code).toBe(plain.code);
        const line = (text: string) => text.replace(/[\n\r\u2028]+/g, ' ').trim();
        expect(read.literals).toContain(line(`N${name}`));
        expect(read.literals).toContain(line(`https://x.example/${path}`));
        expect(read.literals).toContain(line(`t${tenant}`));
      }),
      { numRuns: 60 },
    );
  });
});
