import { describe, expect, test } from 'vitest';
import type { UndoRecord } from '../../../../main/registration/automatic/automatic.ts';
import type { RegistrationSpec } from '../../../../main/registration/automatic/spec.ts';
import { undoRecordSchema } from '../../../../main/registration/automatic/undo-record.ts';
import { graph } from '../../practice/harness.ts';
import {
  appsNamed,
  type Bench,
  bench,
  directoryOf,
  type Fault,
  must,
  NEVER,
  register,
  WEB_SPEC,
} from './harness.ts';

const SPEC: RegistrationSpec = { ...WEB_SPEC, grantsConsent: true };

/** The `index`-th request never reaches Graph, or its answer never comes back. */
const cut =
  (at: number, when: 'before' | 'after'): Fault =>
  async (_request, index, send) => {
    if (index !== at) return send();
    if (when === 'after') await send();
    throw new TypeError('fetch failed');
  };

/** Requests of one whole run without a fault. */
async function countRequests(prepare: (made: Bench) => Promise<void>): Promise<number> {
  const made = await bench();
  await prepare(made);
  made.requests.length = 0;
  must(await register(made, SPEC));
  return made.requests.length;
}

/** What the registration has to be after any number of attempts, without ids that differ. */
async function shapeOf(made: Bench) {
  const apps = await appsNamed(made, SPEC.displayName);
  const { principals, grants } = await directoryOf(made);
  return apps.map(({ appId, id: _, passwordCredentials, tags, ...rest }) => {
    const own = principals.filter((principal) => principal.appId === appId);
    return {
      ...rest,
      createdDateTime: '',
      tags: tags.map((tag) => tag.replace(/secret:.*/, 'secret')),
      secrets: passwordCredentials.map(({ displayName }) => displayName),
      principals: own.length,
      grants: grants
        .filter(({ clientId }) => clientId === own[0]?.id)
        .map(({ scope }) => scope)
        .sort(),
    };
  });
}

const STARTS: [string, (made: Bench) => Promise<void>][] = [
  ['a new registration', async () => undefined],
  ['a repair', damage],
];

/** Every run of these tests goes through some seventy tenants. */
const PATIENCE = 180_000;

describe.each(STARTS)('%s', (_name, prepare) => {
  describe.each(['before', 'after'] as const)('interrupted %s any request is processed', (when) => {
    test('and run again is complete, and nothing is there twice', { timeout: PATIENCE }, async () => {
      const whole = await bench();
      await prepare(whole);
      must(await register(whole, SPEC));
      const wanted = { shape: await shapeOf(whole), left: [], lost: false };
      const total = await countRequests(prepare);
      expect(wanted.shape).toHaveLength(1);
      expect(total).toBeGreaterThan(10);
      for (let index = 0; index < total; index += 1) {
        const made = await bench();
        await prepare(made);
        made.requests.length = 0;
        made.fault = cut(index, when);
        const first = await attempt(made);
        made.fault = null;
        const secret = first ?? must(await register(made, SPEC)).secret;
        const { changes } = must(await made.engine.review({ ...SPEC, secretHeld: true }, NEVER));
        const [app] = await appsNamed(made, SPEC.displayName);
        const keys = app?.passwordCredentials.map(({ keyId }) => keyId);
        const outcome = { shape: await shapeOf(made), left: changes, lost: keys?.join() !== secret?.keyId };
        expect({ index, ...outcome }).toEqual({ index, ...wanted });
      }
    });

    test('and undone leaves what was there before', { timeout: PATIENCE }, async () => {
      const total = await countRequests(prepare);
      for (let index = 0; index < total; index += 1) {
        const made = await bench();
        await prepare(made);
        const before = await directoryOf(made);
        const review = must(await made.engine.review(SPEC, NEVER));
        made.requests.length = 0;
        made.fault = cut(index, when);
        const result = await made.engine.apply(review, { onProgress: () => undefined, signal: NEVER });
        made.fault = null;
        const record = result.ok ? result.value.undo : result.undo;
        must(await made.engine.undo(stored(record), NEVER));
        expect({ index, ...(await directoryOf(made)) }).toEqual({ index, ...before });
      }
    });
  });
});

test('the same review can be applied again after an interruption', async () => {
  const made = await bench();
  const review = must(await made.engine.review(SPEC, NEVER));
  made.requests.length = 0;
  made.fault = async (request, _index, send) => {
    const answer = await send();
    if (request.url.endsWith('/addPassword')) throw new TypeError('fetch failed');
    return answer;
  };
  const options = { onProgress: () => undefined, signal: NEVER };
  const first = await made.engine.apply(review, options);
  expect(first).toMatchObject({
    ok: false,
    done: ['Register the app', 'Add the enterprise app', 'Grant the permissions'],
    problem: { cause: 'offline-or-dns' },
  });
  made.fault = null;
  const second = must(await made.engine.apply(review, options));
  const [app, ...others] = await appsNamed(made, SPEC.displayName);
  expect(others).toEqual([]);
  expect(app?.passwordCredentials.map(({ keyId }) => keyId)).toEqual([second.secret?.keyId]);
});

describe('undo', () => {
  test('of a new registration leaves nothing of it', async () => {
    const made = await bench();
    const before = await directoryOf(made);
    const { undo } = must(await register(made, SPEC));
    must(await made.engine.undo(stored(undo), NEVER));
    expect(await directoryOf(made)).toEqual(before);
    must(await made.engine.undo(stored(undo), NEVER));
  });

  test('of a repair restores the former values', async () => {
    const made = await bench();
    await damage(made);
    const before = await directoryOf(made);
    const { undo } = must(await register(made, SPEC));
    expect(await directoryOf(made)).not.toEqual(before);
    must(await made.engine.undo(stored(undo), NEVER));
    expect(await directoryOf(made)).toEqual(before);
  });

  test('leaves alone what somebody changed since', async () => {
    const made = await bench();
    await damage(made);
    const { undo, objectId } = must(await register(made, SPEC));
    const body = JSON.stringify({ signInAudience: 'AzureADMultipleOrgs' });
    await graph(made.tenant, made.adminToken, `/applications/${objectId}`, { method: 'PATCH', body });
    must(await made.engine.undo(stored(undo), NEVER));
    const [app] = await appsNamed(made, SPEC.displayName);
    expect(app).toMatchObject({ signInAudience: 'AzureADMultipleOrgs', requiredResourceAccess: [] });
  });

  test('of a second attempt takes back the first one too', async () => {
    const made = await bench();
    const before = await directoryOf(made);
    const review = must(await made.engine.review(SPEC, NEVER));
    made.fault = async (request, _index, send) => {
      if (request.url.endsWith('/addPassword')) throw new TypeError('fetch failed');
      return send();
    };
    const first = await made.engine.apply(review, { onProgress: () => undefined, signal: NEVER });
    made.fault = null;
    const earlier = first.ok ? null : first.undo;
    if (!earlier) throw new Error('the first attempt did not fail');
    const options = { onProgress: () => undefined, signal: NEVER, earlier };
    const second = must(await made.engine.apply(must(await made.engine.review(SPEC, NEVER)), options));
    must(await made.engine.undo(stored(second.undo), NEVER));
    expect(await directoryOf(made)).toEqual(before);
  });

  test('a record holds no secret', async () => {
    const made = await bench();
    const { undo, secret } = must(await register(made, SPEC));
    expect(JSON.stringify(undo)).not.toContain(secret?.value);
  });
});

/** Our own registration as it may look after years: everything that can be wrong is wrong. */
async function damage(made: Bench): Promise<void> {
  const { objectId } = must(await register(made, { ...SPEC, secretMonths: null, grantsConsent: false }));
  const body = JSON.stringify({
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    requiredResourceAccess: [],
    web: {
      redirectUris: ['https://other.example/'],
      implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: true },
    },
    spa: { redirectUris: ['https://crm.customer.example/admin/mailbox'] },
  });
  await graph(made.tenant, made.adminToken, `/applications/${objectId}`, { method: 'PATCH', body });
  const { principals } = await directoryOf(made);
  const [app] = await appsNamed(made, SPEC.displayName);
  const principal = principals.find(({ appId }) => appId === app?.appId);
  await graph(made.tenant, made.adminToken, `/servicePrincipals/${principal?.id}`, { method: 'DELETE' });
}

/** The new secret of an attempt that came through all the same. */
async function attempt(made: Bench) {
  const review = await made.engine.review(SPEC, NEVER);
  if (!review.ok) return null;
  const result = await made.engine.apply(review.value, { onProgress: () => undefined, signal: NEVER });
  return result.ok ? result.value.secret : null;
}

/** As it comes back from the settings file. */
function stored(record: UndoRecord | null): UndoRecord {
  return undoRecordSchema.parse(JSON.parse(JSON.stringify(record)));
}
