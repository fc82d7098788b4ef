import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { probeImap } from '../../../../main/checks/probes/imap.ts';
import { probePop3 } from '../../../../main/checks/probes/pop3.ts';
import { probeSmtp } from '../../../../main/checks/probes/smtp.ts';
import type { MailProbe, ProbeResult, ProbeTarget } from '../../../../main/checks/probes/types.ts';
import { createPracticeHost, PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import { createNet } from '../../../../main/net/net.ts';
import type { PracticeTenant } from '../../../../main/practice/types.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';
import { ADA, BEN, OLGA, SUPPORT, tokensFor } from '../../practice/harness.ts';
import { MAIL_SCOPES } from '../../practice/mailservers/mail-tenant.ts';

const NILS = 'nils.berg@contoso-practice.example';

/** As the app has it: the practice tenant behind its routes. */
const net = createNet({ fetch: () => Promise.reject(new TypeError('no network here')) });
const clock = { now: () => Date.now(), after: () => () => undefined };
const host = createPracticeHost({ net, store: memoryStore(), clock });

let tenant: PracticeTenant;
let ada: string;

beforeAll(async () => {
  tenant = await host.open();
  await tokensFor(tenant, { address: OLGA, consent: 'organization' }, { scope: MAIL_SCOPES });
  await tokensFor(tenant, { address: OLGA, consent: 'organization' });
});

beforeEach(async () => {
  ada = await tokenOf(ADA);
});

afterAll(() => host.close());

async function tokenOf(address: string): Promise<string> {
  return (await tokensFor(tenant, { address }, { scope: MAIL_SCOPES })).access_token;
}

const PROBES: { name: 'imap' | 'pop' | 'smtp'; probe: MailProbe }[] = [
  { name: 'imap', probe: probeImap },
  { name: 'pop', probe: probePop3 },
  { name: 'smtp', probe: probeSmtp },
];

async function probeAll(
  user: string,
  accessToken: string,
  more: Partial<ProbeTarget> = {},
): Promise<string[]> {
  const results = PROBES.map(async ({ name, probe }) => {
    const server = PRACTICE_CLOUD[name];
    if (!server) throw new Error(`no ${name}`);
    const { signal } = new AbortController();
    const route = net.mailRoute;
    return shortly(await probe({ server, user, accessToken, signal, timeoutMs: 20_000, route, ...more }));
  });
  return Promise.all(results);
}

function shortly(result: ProbeResult): string {
  if (result.ok) return 'ok';
  const { cause, facts } = result.evidence;
  return `${result.stage}: ${cause ?? facts.code ?? facts.message}`;
}

it('opens the own mailbox and a shared one with Full Access', async () => {
  expect(await probeAll(ADA, ada)).toEqual(['ok', 'ok', 'ok']);
  expect(await probeAll(SUPPORT, ada)).toEqual(['ok', 'ok', 'ok']);
});

it('reads from the token why it was refused', async () => {
  const { access_token: graph } = await tokensFor(tenant, { address: ADA });
  expect(await probeAll(ADA, graph)).toEqual(Array(3).fill('auth: scope-wrong-resource'));
  const inTwoDays = { clock: { ...clock, now: () => Date.now() + 172_800_000 } };
  tenant.control.expireAccessTokens(ADA);
  expect(await probeAll(ADA, ada, inTwoDays)).toEqual(Array(3).fill('auth: token-expired-or-invalid'));
});

it('tells somebody else\u2019s mailbox from one that is not there', async () => {
  const ben = await tokenOf(BEN);
  expect(await probeAll(SUPPORT, ben)).toEqual([
    'open: no-mailbox-permission',
    'open: no-mailbox-permission',
    'auth: no-mailbox-permission',
  ]);
  expect((await probeAll(NILS, await tokenOf(NILS))).slice(0, 2)).toEqual(
    Array(2).fill('open: service-not-licensed-or-provisioned'),
  );
});

it('takes a refusal of a good token for a switch of IMAP or POP', async () => {
  const settings = tenant.control.exchange.settings(ADA);
  if (!settings) throw new Error('no mailbox');
  Object.assign(settings, { imap: false, pop: false });
  expect(await probeAll(ADA, ada)).toEqual([
    'auth: imap-disabled-or-refused',
    'auth: pop-disabled-or-refused',
    'ok',
  ]);
  Object.assign(settings, { imap: true, pop: true, smtpAuth: false });
  expect((await probeAll(ADA, ada))[2]).toBe('auth: 535 5.7.139');
  settings.smtpAuth = null;
});

it('keeps Full Access and Send As apart', async () => {
  const settings = tenant.control.exchange.settings(SUPPORT);
  if (!settings) throw new Error('no mailbox');
  settings.sendAs = [];
  expect(await probeAll(SUPPORT, ada)).toEqual(['ok', 'ok', 'sender: send-as-denied']);
  settings.sendAs = [ADA];
  settings.fullAccess = [];
  expect(await probeAll(SUPPORT, ada)).toEqual([
    'open: no-mailbox-permission',
    'open: no-mailbox-permission',
    'ok',
  ]);
  settings.fullAccess = [ADA];
});

it('names the network, a firewall, and what reads along', async () => {
  const { switches, path } = tenant.control;
  switches.offline = true;
  expect(await probeAll(ADA, ada)).toEqual(Array(3).fill('resolve: offline'));
  switches.offline = false;
  path.blocked.add('imap');
  expect(await probeAll(ADA, ada)).toEqual(['resolve: timeout', 'ok', 'ok']);
  path.blocked.clear();
  path.certificate = 'untrusted';
  expect(await probeAll(ADA, ada)).toEqual(Array(3).fill('tls: tls'));
  path.certificate = 'own';
  expect(await probeAll(ADA, ada)).toEqual(['ok', 'ok', 'ok']);
});

it('finds nothing of a token in what it answers', async () => {
  const results = await Promise.all(
    PROBES.map(({ name, probe }) => {
      const server = PRACTICE_CLOUD[name] ?? { host: '', port: 0 };
      const { signal } = new AbortController();
      const token = `${ada}x`;
      return probe({
        server,
        user: ADA,
        accessToken: token,
        signal,
        timeoutMs: 20_000,
        route: net.mailRoute,
      });
    }),
  );
  expect(results.map(({ ok }) => ok)).toEqual([false, false, false]);
  expect(JSON.stringify(results)).not.toContain(ada.slice(0, 40));
});
