import { createServer, type Server } from 'node:http';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeImap } from '../../../../main/checks/probes/imap.ts';
import { probePop3 } from '../../../../main/checks/probes/pop3.ts';
import { probeSmtp } from '../../../../main/checks/probes/smtp.ts';
import type { MailProbe, ProbeResult } from '../../../../main/checks/probes/types.ts';
import type { PracticeTenant } from '../../../../main/practice/types.ts';
import { ADA, BEN, LOGIN, testTenant, tokensFor } from '../../practice/harness.ts';
import { MAIL_SCOPES, OUTLOOK } from '../../practice/mailservers/mail-tenant.ts';
import { type Dovecot, dovecotMissing, startDovecot } from './dovecot.ts';
import { listening } from './script-server.ts';

const HOST = 'mail.example';

let tenant: PracticeTenant;
let certificate: { cert: string; private: string };
let introspection: Server;
let smtp: SMTPServer;
let dovecot: Dovecot | null = null;
const ports: Partial<Record<'imap' | 'pop' | 'smtp', number>> = {};
const tokens: Record<'good' | 'expired' | 'graph', string> = { good: '', expired: '', graph: '' };

beforeAll(async () => {
  const clock = { now: Date.now() };
  tenant = await testTenant({ now: () => clock.now });
  const token = (scope: string) => tokensFor(tenant, { address: ADA }, { scope });
  tokens.good = (await token(MAIL_SCOPES)).access_token;
  tokens.graph = (await tokensFor(tenant, { address: ADA })).access_token;
  clock.now -= 7_200_000;
  tokens.expired = (await token(MAIL_SCOPES)).access_token;
  clock.now += 7_200_000;
  certificate = await generate([{ name: 'commonName', value: 'Test' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] },
    ],
  });
  introspection = createServer((request, response) => {
    const sent = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    void ownerOf(sent).then((upn) => response.end(JSON.stringify({ active: upn !== null, upn: upn ?? '' })));
  });
  const url = `http://127.0.0.1:${await listening(introspection)}/`;
  smtp = smtpServer();
  ports.smtp = await listening(smtp.server);
  if (dovecotMissing()) return;
  dovecot = await startDovecot({
    certificate: certificate.cert,
    key: certificate.private,
    introspection: url,
  });
  Object.assign(ports, { imap: dovecot.imap, pop: dovecot.pop });
}, 60_000);

afterAll(async () => {
  await dovecot?.close();
  introspection.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** Whose mail token it is, by the keys the practice tenant publishes; null for one that is not good. */
async function ownerOf(token: string): Promise<string | null> {
  const keys = await tenant.fetch(new Request(`${LOGIN}/common/discovery/v2.0/keys`));
  const keySet = createLocalJWKSet((await keys.json()) as JSONWebKeySet);
  const verified = await jwtVerify(token, keySet, { audience: OUTLOOK }).catch(() => null);
  return verified ? String(verified.payload['upn']) : null;
}

function smtpServer(): SMTPServer {
  return new SMTPServer({
    key: certificate.private,
    cert: certificate.cert,
    authMethods: ['XOAUTH2'],
    logger: false,
    onAuth(auth, _, done) {
      void ownerOf(auth.accessToken ?? '').then((owner) =>
        owner !== null && owner === auth.username
          ? done(null, { user: owner })
          : done(null, { data: { status: '401', schemes: 'bearer' } }),
      );
    },
  });
}

const PROBES = [
  { name: 'imap', server: 'Dovecot', probe: probeImap },
  { name: 'pop', server: 'Dovecot', probe: probePop3 },
  { name: 'smtp', server: 'smtp-server', probe: probeSmtp },
] as const;

describe.each(PROBES)('$name against $server', ({ name, server, probe }) => {
  const ask = (user: string, accessToken: string, host = HOST): Promise<ProbeResult> =>
    (probe as MailProbe)({
      server: { host, port: 993 },
      user,
      accessToken,
      signal: new AbortController().signal,
      timeoutMs: 30_000,
      route: async () => ({ host: '127.0.0.1', port: ports[name] ?? 0, ca: [certificate.cert] }),
    });

  it('a good token passes; an expired one, one for another resource and one of somebody else do not', async (context) => {
    const missing = server === 'Dovecot' ? dovecotMissing() : null;
    if (missing) context.skip(missing);
    expect(await ask(ADA, tokens.good)).toMatchObject({ ok: true });
    const refused = (cause?: string) => ({
      ok: false,
      stage: 'auth',
      evidence: { source: name, ...(cause && { cause }), facts: { message: expect.stringMatching(/\w/) } },
    });
    expect(await ask(ADA, tokens.expired)).toMatchObject(refused('token-expired-or-invalid'));
    expect(await ask(ADA, tokens.graph)).toMatchObject(refused('scope-wrong-resource'));
    expect(await ask(BEN, tokens.good)).toMatchObject(refused());
    expect(await ask(ADA, tokens.good, 'other.example')).toMatchObject({ ok: false, stage: 'tls' });
  });
});
