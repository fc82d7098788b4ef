import { describe, expect, test } from 'vitest';
import type { ApplyResult } from '../../../../main/registration/automatic/automatic.ts';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, authorizeUrl, OLGA, testTenant } from '../../practice/harness.ts';
import { appsNamed, bench, directoryOf, must, NEVER, register, WEB_SPEC } from './harness.ts';

const QUIET = { onProgress: () => undefined, signal: NEVER };

describe('while the directory copies what was just made', () => {
  test.for([1, 2, 4])('reads that miss it %i times are waited for', async (lag) => {
    const made = await bench();
    made.tenant.control.replicationLag = lag;
    const { clientId } = must(await register(made, { ...WEB_SPEC, grantsConsent: true }));
    made.tenant.control.replicationLag = 0;
    const apps = await appsNamed(made, WEB_SPEC.displayName);
    const { principals } = await directoryOf(made);
    expect(apps.map(({ appId }) => appId)).toEqual([clientId]);
    expect(principals.filter(({ appId }) => appId === clientId)).toHaveLength(1);
    expect(apps[0]?.passwordCredentials).toHaveLength(1);
    expect(made.waits[0]).toBe(1000);
  });

  test('a run that follows an interrupted creation finds the same registration', async () => {
    const made = await bench();
    made.tenant.control.replicationLag = 6;
    made.fault = async (request, _index, send) => {
      const answer = await send();
      if (request.method === 'PATCH') throw new TypeError('fetch failed');
      return answer;
    };
    expect(await register(made, WEB_SPEC)).toMatchObject({ ok: false });
    made.fault = null;
    must(await register(made, WEB_SPEC));
    made.tenant.control.replicationLag = 0;
    expect(await appsNamed(made, WEB_SPEC.displayName)).toHaveLength(1);
  });

  test('it gives up in the end and can undo', async () => {
    const made = await bench();
    const before = await directoryOf(made);
    made.tenant.control.replicationLag = 12;
    const result = await register(made, WEB_SPEC);
    expect(result).toMatchObject({ ok: false, problem: { cause: 'registration-refused' } });
    expect(result.ok ? [] : result.done).toEqual(['Register the app']);
    const record = result.ok ? null : result.undo;
    if (!record) throw new Error('nothing to undo');
    made.tenant.control.replicationLag = 0;
    must(await made.engine.undo(record, NEVER));
    expect(await directoryOf(made)).toEqual(before);
  });
});

describe('refusals', () => {
  test('an account that may not register apps is sent to the administrator', async () => {
    const made = await bench(ADA);
    made.tenant.control.policies.usersMayRegister = false;
    const result = await register(made, WEB_SPEC);
    expect(result).toMatchObject({
      ok: false,
      done: [],
      problem: { cause: 'may-not-register-apps', who: 'admin', repair: 'ask-admin', facts: { status: 403 } },
    });
    expect(await appsNamed(made, WEB_SPEC.displayName)).toEqual([]);
  });

  test('a user may register where the tenant lets users, but not consent for everybody', async () => {
    const made = await bench(ADA);
    must(await register(made, WEB_SPEC));
    expect(await made.engine.grantConsent(WEB_SPEC, NEVER)).toMatchObject({
      ok: false,
      problem: { cause: 'may-not-register-apps' },
    });
  });

  test('a user may not repair what somebody else registered', async () => {
    const made = await bench(ADA);
    const clientId = made.tenant.registrations['noRedirect'] ?? '';
    const result = await register(made, { ...WEB_SPEC, clientId });
    expect(result).toMatchObject({ ok: false, problem: { cause: 'may-not-register-apps' } });
  });

  test('a secret that lives longer than the policy allows leaves the rest done and undoable', async () => {
    const made = await bench();
    made.tenant.control.policies.secretDays = 90;
    const result = await register(made, WEB_SPEC);
    expect(result).toMatchObject({
      ok: false,
      done: ['Register the app', 'Add the enterprise app'],
      problem: { cause: 'registration-refused' },
      undo: { isNew: true },
    });
    must(await register(made, { ...WEB_SPEC, secretMonths: 2 }));
  });

  test('a redirect URI that Entra does not take is refused with its reason', async () => {
    const made = await bench();
    const result = await register(made, { ...WEB_SPEC, redirectUris: ['http://crm.customer.example/cb'] });
    expect(result).toMatchObject({
      ok: false,
      problem: {
        cause: 'registration-refused',
        facts: { message: expect.stringContaining('web.redirectUris') },
      },
    });
  });

  test.for([
    ['conditional-access', 53003],
    ['not-preauthorized', 65002],
    ['disabled', 7000112],
  ] as const)(
    'a tenant that keeps the bootstrap client out by %s says so on the page',
    async ([how, code]) => {
      const tenant = await testTenant();
      tenant.control.policies.bootstrap = how;
      const url = authorizeUrl(tenant, {
        client_id: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
        scope: 'Application.ReadWrite.All',
      });
      expect(await signInAs(tenant, url, { address: OLGA })).toMatchObject({ kind: 'page', code });
    },
  );

  test('a user meets the request for approval where no administrator has consented to the client', async () => {
    const tenant = await testTenant({ adminConsented: false });
    const url = authorizeUrl(tenant, {
      client_id: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
      scope: 'Application.ReadWrite.All',
    });
    expect(await signInAs(tenant, url, { address: ADA })).toMatchObject({ kind: 'page', code: 90094 });
  });

  test('a problem of the sign-in is passed on', async () => {
    const made = await bench();
    made.tenant.control.expireAccessTokens(OLGA);
    expect(await made.engine.review(WEB_SPEC, NEVER)).toMatchObject({
      ok: false,
      problem: { facts: { status: 401 } },
    });
  });
});

describe('a busy service', () => {
  test('is asked again after the time it names', async () => {
    const made = await bench();
    made.tenant.control.throttle(2, 7);
    must(await register(made, WEB_SPEC));
    expect(made.waits).toEqual([7000, 7000]);
    expect(await appsNamed(made, WEB_SPEC.displayName)).toHaveLength(1);
  });

  test('that wants too long a pause is not waited for', async () => {
    const made = await bench();
    made.tenant.control.throttle(1, 3600);
    expect(await made.engine.review(WEB_SPEC, NEVER)).toMatchObject({
      ok: false,
      problem: { cause: 'throttled' },
    });
    expect(made.waits).toEqual([]);
  });

  test('that fails without saying whether a secret was made is not asked for a second one', async () => {
    const made = await bench();
    made.fault = async (request, _index, send) => {
      const answer = await send();
      return request.url.endsWith('/addPassword') ? new Response('', { status: 504 }) : answer;
    };
    const result = await register(made, WEB_SPEC);
    expect(result).toMatchObject({ ok: false, problem: { cause: 'service-outage' } });
    expect(made.requests.filter((line) => line.endsWith('addPassword'))).toHaveLength(1);
  });

  test('that answers nonsense is a problem, not a crash', async () => {
    const made = await bench();
    made.fault = async () => new Response('<html>proxy</html>');
    const result = await made.engine.review(WEB_SPEC, NEVER);
    expect(result).toMatchObject({
      ok: false,
      problem: { facts: { message: expect.stringContaining('unknown form') } },
    });
  });
});

test('cancelling ends a run before its next step', async () => {
  const made = await bench();
  const review = must(await made.engine.review(WEB_SPEC, NEVER));
  const controller = new AbortController();
  const onProgress = (_done: string[], now: string) => now === 'Add the enterprise app' && controller.abort();
  const result = await made.engine.apply(review, {
    signal: controller.signal,
    onProgress: (done, now) => void onProgress(done, now),
  });
  expect(result).toMatchObject({ ok: false, done: ['Register the app'] });
  expect(made.requests.slice(-1)).toEqual([expect.stringContaining('PATCH /v1.0/applications')]);
});

test('cancelling ends a wait at once', async () => {
  const made = await bench();
  made.tenant.control.replicationLag = 1000;
  const controller = new AbortController();
  const review = must(await made.engine.review(WEB_SPEC, NEVER));
  made.fault = async (_request, _index, send) => {
    if (made.waits.length === 2) controller.abort();
    return send();
  };
  expect(await made.engine.apply(review, { ...QUIET, signal: controller.signal })).toMatchObject({
    ok: false,
  });
  expect(made.waits.length).toBeLessThan(4);
});

test('no problem ever tells a secret or a token', async () => {
  const made = await bench();
  const told: ApplyResult[] = [];
  const odd = ['{"keyId":"1"}', '<html></html>', '{"secretText":5}'];
  for (const shape of odd) {
    made.fault = async (request, _index, send) => {
      const answer = await send();
      if (!request.url.endsWith('/addPassword')) return answer;
      const { secretText } = (await answer.json()) as { secretText: string };
      const error = { error: { code: 'Odd', message: `Bearer ${made.adminToken} ${secretText}` } };
      return new Response(shape === odd[0] ? JSON.stringify(error) : shape, {
        status: shape === odd[0] ? 400 : 200,
      });
    };
    told.push(await register(made, WEB_SPEC));
  }
  made.fault = null;
  told.push(await register(made, { ...WEB_SPEC, redirectUris: ['http://bad.example/'], key: 'other' }));
  const text = JSON.stringify(told);
  const { tokens, secrets } = made.tenant.issued();
  expect(told.every(({ ok }) => !ok)).toBe(true);
  expect(secrets.length).toBeGreaterThan(4);
  expect([...tokens, ...secrets].filter((secret) => text.includes(secret))).toEqual([]);
});
