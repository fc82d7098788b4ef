import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { specFromPlan } from '../../../../main/registration/automatic/spec.ts';
import { adminScript } from '../../../../main/registration/scripts/script.ts';
import { loadSystems } from '../../../../main/registration/systems.ts';
import type { Plan } from '../../../../preload/contract.ts';
import { type Bench, bench, directoryOf, register } from '../automatic/harness.ts';
import { CLIENT, GLOBAL, PRACTICE_CLOUD, planFor, SECRET, TENANT } from '../plans.ts';
import { azOnPractice } from './az-on-practice.ts';
import { bash, parseCall, runScript } from './run-script.ts';

const NAME = 'Mailbox Connector: test';

/** Answers as for a tenant in which nothing is there yet. */
function emptyTenant(args: string[]): string {
  const { command } = parseCall(args);
  if (command === 'account show') return TENANT;
  if (command === 'ad app create') return CLIENT;
  if (command === 'ad app credential list') return '0';
  if (command === 'ad app credential reset') return SECRET;
  return '';
}

const script = (plan: Plan, name = NAME, tenant: string | undefined = TENANT) =>
  adminScript({ kind: 'az', plan, name, cloud: GLOBAL, ...(tenant === undefined ? {} : { tenant }) });

describe.each(loadSystems().map(({ id }) => id))('the script for %s', (id) => {
  it('is valid bash and never resets a secret without --append', async () => {
    const text = script(planFor(id));
    expect(await bash(['-n', '-c', text])).toMatchObject({ code: 0, stderr: '' });
    const resets = text.split('\n').filter((line) => line.includes('credential reset'));
    expect(resets.every((line) => line.includes('--append'))).toBe(true);
  });

  it('hands every field of the plan to Azure CLI', async () => {
    const plan = planFor(id);
    const { code, calls } = await runScript(script(plan), emptyTenant);
    expect(code).toBe(0);
    const [create] = calls.map(parseCall).filter(({ command }) => command === 'ad app create');
    const redirects = plan.platform === 'web' ? 'web-redirect-uris' : 'public-client-redirect-uris';
    expect(create?.options.get('display-name')).toEqual([NAME]);
    expect(create?.options.get('sign-in-audience')).toEqual([plan.audience]);
    expect(create?.options.get(redirects)).toEqual([plan.redirectUri]);
    const [add] = calls.map(parseCall).filter(({ command }) => command === 'ad app permission add');
    expect(add?.options.get('api-permissions')).toHaveLength(plan.permissions.length);
  });
});

describe('the script', () => {
  it('passes hostile values on unchanged and runs nothing that they hold', async () => {
    const hostile = fc.string({ unit: fc.constantFrom(...`'"$\`\\ ;&|<>(){}*?!#~=-\n\té`), maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, path, tenant) => {
        const plan = { ...planFor('perfex-crm'), system: name, redirectUri: `https://x.example/${path}` };
        const { code, calls, stderr } = await runScript(script(plan, `N${name}`, `t${tenant}`), emptyTenant);
        expect(stderr).not.toMatch(/command not found|syntax error|unbound/);
        expect(code).toBe(0);
        const line = (text: string) => text.replace(/[\n\t]+/g, ' ').trim();
        const [create] = calls.map(parseCall).filter(({ command }) => command === 'ad app create');
        expect(create?.options.get('display-name')).toEqual([line(`N${name}`)]);
        expect(create?.options.get('web-redirect-uris')).toEqual([line(`https://x.example/${path}`)]);
        const [login] = calls.map(parseCall).filter(({ command }) => command === 'login');
        expect(login?.options.get('tenant')).toEqual([line(`t${tenant}`)]);
      }),
      { numRuns: 12 },
    );
  });

  it('keeps a name from being read as a file or an option', async () => {
    for (const name of ['@/etc/passwd', '--query', ' @x']) {
      const { calls } = await runScript(script(planFor('perfex-crm'), name), emptyTenant);
      const [create] = calls.map(parseCall).filter(({ command }) => command === 'ad app create');
      expect(create?.options.get('display-name')?.[0]).toBe(name.replace(/^[ @-]+/, ''));
    }
  });

  it('prints the secret once, and no secret where the system has none', async () => {
    const withSecret = await runScript(script(planFor('perfex-crm')), emptyTenant);
    expect(withSecret.stdout.split(SECRET)).toHaveLength(2);
    expect(withSecret.stderr).not.toContain(SECRET);
    const without = await runScript(script(planFor('email-oauth2-proxy')), emptyTenant);
    expect(without.calls.some((args) => args.includes('credential'))).toBe(false);
    expect(without.stdout).toContain(CLIENT);
  });

  it('asks for a secret of the chosen length', async () => {
    const { calls } = await runScript(script(planFor('perfex-crm')), emptyTenant);
    const [reset] = calls.map(parseCall).filter(({ command }) => command === 'ad app credential reset');
    const end = new Date(reset?.options.get('end-date')?.[0] ?? '');
    const wanted = new Date();
    wanted.setUTCMonth(wanted.getUTCMonth() + 24);
    expect(Math.abs(end.getTime() - wanted.getTime())).toBeLessThan(4 * 86_400_000);
  });

  it('prints the consent link where consent is refused', async () => {
    const refusing = (args: string[]) => {
      if (args.includes('admin-consent')) throw new Error('Forbidden');
      return emptyTenant(args);
    };
    const { code, stderr } = await runScript(script(planFor('maxxton-mxts')), refusing);
    expect(code).toBe(0);
    const link = new URL(/https:\/\/\S+adminconsent\S+/.exec(stderr)?.[0] ?? '');
    expect(link.pathname).toBe(`/${TENANT}/v2.0/adminconsent`);
    expect(link.searchParams.get('client_id')).toBe(CLIENT);
    expect(link.searchParams.get('scope')).toBe(
      'https://graph.microsoft.com/Mail.ReadWrite.Shared offline_access',
    );
  });

  it('stops where two apps have the name', async () => {
    const twice = (args: string[]) => (args.includes('list') ? `${CLIENT}\n${TENANT}` : emptyTenant(args));
    const { code, calls } = await runScript(script(planFor('perfex-crm')), twice);
    expect(code).toBe(1);
    expect(calls.some((args) => args.includes('create') || args.includes('update'))).toBe(false);
  });

  it('signs in only where nobody is signed in to that tenant', async () => {
    const logins = async (tenant: string | undefined, signedIn: string) => {
      const answer = (args: string[]) => (args.includes('account') ? signedIn : emptyTenant(args));
      const { calls } = await runScript(script(planFor('perfex-crm'), NAME, tenant), answer);
      return calls.filter(([command]) => command === 'login').length;
    };
    expect(await logins(TENANT, TENANT)).toBe(0);
    expect(await logins(TENANT, CLIENT)).toBe(1);
    expect(await logins('', TENANT)).toBe(0);
    expect(await logins('', '')).toBe(1);
  });
});

describe('on the practice tenant', () => {
  const onPractice = (made: Bench, plan: Plan, env: Record<string, string> = {}) =>
    runScript(
      adminScript({ kind: 'az', plan, name: NAME, cloud: PRACTICE_CLOUD, tenant: made.tenant.tenantId }),
      azOnPractice(made.tenant, made.adminToken),
      env,
    );

  /** What two ways of registering must agree on. */
  async function outcome(made: Bench) {
    const { apps, principals, grants } = await directoryOf(made);
    const own = apps.filter(({ displayName }) => displayName === NAME);
    return own.map((app) => {
      const principal = principals.find(({ appId }) => appId === app.appId);
      return {
        audience: app.signInAudience,
        isFallbackPublicClient: app.isFallbackPublicClient,
        web: app.web,
        publicClient: app.publicClient,
        spa: app.spa,
        tokenVersion: app.api.requestedAccessTokenVersion,
        permissions: app.requiredResourceAccess
          .flatMap(({ resourceAppId, resourceAccess }) =>
            resourceAccess.map(({ id, type }) => `${resourceAppId} ${id} ${type}`),
          )
          .sort(),
        secrets: app.passwordCredentials.length,
        hasPrincipal: principal !== undefined,
        consented: grants
          .filter(
            ({ clientId, consentType }) => clientId === principal?.id && consentType === 'AllPrincipals',
          )
          .flatMap(({ scope }) => scope.split(' '))
          .sort(),
      };
    });
  }

  it.each(loadSystems().map(({ id }) => id))('creates for %s what "by itself" creates', async (id) => {
    const [byScript, byItself] = [await bench(), await bench()];
    const plan = planFor(id, { cloud: PRACTICE_CLOUD, tenant: byScript.tenant.tenantId });
    const run = await onPractice(byScript, plan);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const spec = specFromPlan(plan, { key: 'test', displayName: NAME, grantsConsent: true });
    expect(await register(byItself, spec)).toMatchObject({ ok: true });
    const made = await outcome(byScript);
    expect(made).toEqual(await outcome(byItself));
    expect(made).toHaveLength(1);
  });

  describe('run again', () => {
    let made: Bench;
    const plan = planFor('osticket', { cloud: PRACTICE_CLOUD });
    beforeAll(async () => {
      made = await bench();
      await onPractice(made, plan);
    });

    it('changes nothing', async () => {
      const before = await outcome(made);
      const { code, stdout } = await onPractice(made, plan);
      expect(code).toBe(0);
      expect(await outcome(made)).toEqual(before);
      expect(stdout).toContain('has a secret already');
    });

    it('adds a secret beside the old one when asked to', async () => {
      await onPractice(made, plan, { NEW_SECRET: 'yes' });
      expect((await outcome(made))[0]?.secrets).toBe(2);
    });

    it('adds what another plan needs and keeps the rest', async () => {
      const wider = { ...planFor('maxxton-mxts', { cloud: PRACTICE_CLOUD }) };
      const [before] = await outcome(made);
      await onPractice(made, wider);
      const [after] = await outcome(made);
      expect(after?.web.redirectUris).toEqual([wider.redirectUri, plan.redirectUri]);
      expect(after?.permissions).toEqual(expect.arrayContaining(before?.permissions ?? ['none']));
      expect(new Set(after?.permissions).size).toBe(after?.permissions.length);
    });
  });

  it('waits for a directory that lags behind', async () => {
    const made = await bench();
    made.tenant.control.replicationLag = 1;
    const { code, stderr } = await onPractice(made, planFor('osticket', { cloud: PRACTICE_CLOUD }));
    expect(code, stderr).toBe(0);
    expect(await outcome(made)).toHaveLength(1);
  });
});
