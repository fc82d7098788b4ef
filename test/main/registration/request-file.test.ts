import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRequest,
  createResponse,
  fileText,
  generateKeyPair,
  openResponse,
  parseRequest,
  type RequestFile,
} from '../../../main/registration/request-file.ts';
import { loadSystems } from '../../../main/registration/systems.ts';
import { CLIENT, MAILBOX, planFor, SECRET, TENANT } from './plans.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const pair = generateKeyPair();

function requestFor(system: string, overrides: Partial<RequestFile> = {}): RequestFile {
  const content = {
    requester: 'Anna Weber',
    name: 'Mailbox Connector: test',
    systemName: system,
    mailbox: MAILBOX,
    signer: MAILBOX,
    cloud: 'global',
    tenant: TENANT,
    inputs: {},
    plan: planFor(system),
    publicKey: pair.publicKey,
    ...overrides,
  };
  return createRequest(content, NOW);
}

const request = requestFor('perfex-crm');
const answer = {
  clientId: CLIENT,
  tenantId: TENANT,
  secret: SECRET,
  secretExpiresAt: '2027-11-21T00:00:00Z',
};

function answered(overrides: Partial<typeof answer> = {}): string {
  const made = createResponse(request, { ...answer, ...overrides });
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

describe('a request', () => {
  it.each(loadSystems().map(({ id }) => id))('for %s is read as it was written', (id) => {
    const made = requestFor(id);
    expect(parseRequest(fileText(made))).toEqual({ ok: true, value: made });
  });

  it('has an id of its own, and no private key', () => {
    expect(requestFor('oro').id).not.toBe(requestFor('oro').id);
    expect(fileText(request)).not.toContain(pair.privateKey);
  });

  it('drops what it does not know', () => {
    const text = JSON.stringify({ ...request, secret: SECRET, __proto__: { a: 1 } });
    const parsed = parseRequest(text);
    expect(JSON.stringify(parsed)).not.toContain(SECRET);
    expect(parsed).toEqual({ ok: true, value: request });
  });

  it('keeps texts on one line', () => {
    const made = requestFor('oro', { requester: 'Anna\r\nBcc: all\u202e' });
    expect(made.requester).toBe('Anna Bcc: all');
  });

  it.each([
    ['nothing', '', 'is not a request, or only a part of one'],
    ['half a file', fileText(request).slice(0, 200), 'only a part of one'],
    ['another JSON file', '{"a":1}', 'is not a request of Mailbox Connector'],
    ['a list', '[]', 'is not a request of Mailbox Connector'],
    ['an answer', answered(), 'This is an answer; a request is needed here.'],
    ['a newer version', JSON.stringify({ ...request, version: 2 }), 'made by a newer version of the app'],
    ['no version', JSON.stringify({ ...request, version: null }), 'does not name a version'],
    ['a huge file', ' '.repeat(70_000), 'too large'],
    [
      'a damaged key',
      JSON.stringify({ ...request, publicKey: 'AAAA' }),
      '"publicKey" is missing or not valid',
    ],
    [
      'a permission that is no name',
      JSON.stringify({ ...request, plan: { ...request.plan, permissions: [{ name: 'a b' }] } }),
      'plan.permissions',
    ],
    [
      'a secret for a century',
      JSON.stringify({ ...request, plan: { ...request.plan, secret: { needed: true, months: 1200 } } }),
      'plan.secret.months',
    ],
  ])('is refused with its reason: %s', (_what, text, reason) => {
    const parsed = parseRequest(text);
    expect(parsed.ok || parsed.message).toContain(reason);
  });

  it('never throws, whatever is opened', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `{"kind":${text}}`),
        ),
        (text) => {
          expect(parseRequest(text).ok).toBe(false);
          expect(openResponse(text, pair.privateKey).ok).toBe(false);
        },
      ),
    );
  });

  it('never throws when one value of it is another', () => {
    const paths = Object.keys(request) as (keyof RequestFile)[];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const parsed = parseRequest(JSON.stringify({ ...request, [path]: value }));
        expect(parsed.ok ? '' : parsed.message).not.toMatch(/\n|undefined|\[object/);
      }),
      { examples: [['version', [{ toString: false }]]] },
    );
  });
});

describe('an answer', () => {
  it('gives the values and the secret to whoever asked', () => {
    const opened = openResponse(answered(), pair.privateKey, request.id);
    expect(opened).toEqual({
      ok: true,
      value: { ...answer, secretExpiresAt: '2027-11-21T00:00:00.000Z', requestId: request.id },
    });
  });

  it('does not show the secret', () => {
    const text = answered();
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(Buffer.from(SECRET).toString('base64url'));
  });

  it('needs no secret', () => {
    const made = createResponse(request, {
      clientId: CLIENT,
      tenantId: 'firma.example',
      secretExpiresAt: null,
    });
    const opened = openResponse(made.ok ? made.value : '', pair.privateKey);
    expect(opened).toMatchObject({ ok: true, value: { tenantId: 'firma.example', secretExpiresAt: null } });
    expect(opened.ok && 'secret' in opened.value).toBe(false);
  });

  it('takes a day as the end of a secret', () => {
    expect(JSON.parse(answered({ secretExpiresAt: '2027-11-21' }))).toMatchObject({
      secretExpiresAt: '2027-11-21T00:00:00.000Z',
    });
  });

  it.each([
    ['client id', { clientId: 'x' }],
    ['tenant', { tenantId: '' }],
    ['date', { secretExpiresAt: 'soon' }],
  ])('is not made with an incomplete %s', (_what, overrides) => {
    expect(createResponse(request, { ...answer, ...overrides })).toMatchObject({ ok: false });
  });

  it('is not made for a request whose key is weak', () => {
    const weak = { ...request, publicKey: Buffer.alloc(32).toString('base64url') };
    expect(createResponse(weak, answer)).toMatchObject({ ok: false });
  });

  it('opens with its own key only, and for its own request only', () => {
    const other = openResponse(answered(), generateKeyPair().privateKey);
    expect(other.ok || other.message).toContain('made for another request');
    const elsewhere = openResponse(answered(), pair.privateKey, requestFor('oro').id);
    expect(elsewhere.ok || elsewhere.message).toBe('This file answers another request.');
  });

  it.each([
    ['client id', { clientId: TENANT }],
    ['tenant', { tenantId: CLIENT }],
    ['request', { requestId: CLIENT }],
    ['expiry', { secretExpiresAt: '2030-01-01T00:00:00.000Z' }],
  ])('is refused when its %s was changed on the way', (_what, change) => {
    const changed = JSON.stringify({ ...JSON.parse(answered()), ...change });
    expect(openResponse(changed, pair.privateKey)).toMatchObject({ ok: false });
  });

  it('is refused when it is a request', () => {
    const opened = openResponse(fileText(request), pair.privateKey);
    expect(opened.ok || opened.message).toContain('the answer of the administrator is needed');
  });
});
