import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BEN, SUPPORT, tokensFor } from '../harness.ts';
import { type MailTenant, mailTenant } from './mail-tenant.ts';
import { Talk, xoauth2 } from './talk.ts';

const INES = 'ines.costa@contoso-practice.example';
const LEO = 'leo.dubois@contoso-practice.example';
const NILS = 'nils.berg@contoso-practice.example';

let mail: MailTenant;
let ada: string;

beforeAll(async () => {
  mail = await mailTenant();
});

afterAll(() => mail.servers.close());

beforeEach(async () => {
  ada = await mail.token();
});

const ended = /^(A\d+ |\+OK|-ERR|\d{3} )/;

async function imap(user: string, token: string): Promise<{ talk: Talk; answer: string }> {
  const talk = Talk.to(mail.servers.imap, mail.servers.ca);
  await talk.hear(/^\* OK/);
  return { talk, answer: await talk.say(`A1 AUTHENTICATE XOAUTH2 ${xoauth2(user, token)}`, ended) };
}

async function pop(user: string, token: string): Promise<{ talk: Talk; answer: string }> {
  const talk = Talk.to(mail.servers.pop, mail.servers.ca);
  await talk.hear(/^\+OK/);
  expect(await talk.say('AUTH XOAUTH2', /^\+/)).toBe('+ ');
  return { talk, answer: await talk.say(xoauth2(user, token), ended) };
}

async function smtp(user: string, token: string): Promise<{ talk: Talk; answer: string }> {
  const talk = await secureSmtp();
  return { talk, answer: await talk.say(`AUTH XOAUTH2 ${xoauth2(user, token)}`, ended) };
}

async function secureSmtp(): Promise<Talk> {
  const talk = Talk.to(mail.servers.smtp, mail.servers.ca);
  await talk.hear(/^220 /);
  expect(await talk.say('EHLO client', /^250 /)).not.toContain('AUTH');
  expect(await talk.say('STARTTLS', ended)).toBe('220 2.0.0 SMTP server ready');
  await talk.startTls();
  expect(await talk.say('EHLO client', /^250 /)).toContain('250-AUTH LOGIN XOAUTH2');
  return talk;
}

/** What each protocol says to one user and token. */
async function answers(user: string, token: string): Promise<string[]> {
  const all = [await imap(user, token), await pop(user, token), await smtp(user, token)];
  for (const { talk } of all) talk.end();
  return all.map(({ answer }) => answer.replace(/ \[[^\]]*\]$/, ''));
}

const REFUSED = [
  'A1 NO AUTHENTICATE failed.',
  '-ERR Authentication failure: unknown user name or bad password.',
  '535 5.7.3 Authentication unsuccessful',
];
const TAKEN = [
  'A1 OK AUTHENTICATE completed.',
  '+OK User successfully authenticated.',
  '235 2.7.0 Authentication successful',
];

describe('XOAUTH2', () => {
  it('takes a good token, for the own mailbox and for one with Full Access', async () => {
    expect(await answers(ADA, ada)).toEqual(TAKEN);
    expect(await answers(SUPPORT, ada)).toEqual(TAKEN);
  });

  it('refuses a token of the wrong audience, an expired one, one that was ended, and an unknown user', async () => {
    const { access_token: graph } = await tokensFor(mail.tenant, { address: ADA });
    expect(await answers(ADA, graph)).toEqual(REFUSED);
    expect(await answers('nobody@contoso-practice.example', ada)).toEqual(REFUSED);
    mail.tenant.control.expireAccessTokens(ADA);
    expect(await answers(ADA, ada)).toEqual(REFUSED);
    const late = await mail.token();
    mail.tenant.clock.now += 3_600_000;
    expect(await answers(ADA, late)).toEqual(REFUSED);
    mail.tenant.clock.now -= 3_600_000;
  });

  it('refuses a token without the scope of the protocol', async () => {
    const scope = 'openid https://outlook.office.com/SMTP.Send';
    const { access_token: token } = await tokensFor(mail.tenant, { address: BEN }, { scope });
    // The administrator's consent holds for all scopes, and a token carries all that was consented to.
    expect(await answers(BEN, token)).toEqual(TAKEN);
    mail.tenant.control.withdrawConsent();
    const own = await tokensFor(mail.tenant, { address: BEN, consent: 'accept' }, { scope });
    expect(await answers(BEN, own.access_token)).toEqual([REFUSED[0], REFUSED[1], TAKEN[2]]);
    mail = await restarted();
  });

  it('authenticates, but does not connect without Full Access, licence or mailbox in the cloud', async () => {
    const ben = await mail.token(BEN);
    expect((await answers(SUPPORT, ben)).slice(0, 2)).toEqual(TAKEN.slice(0, 2));
    expect(await answersOnceOpen(SUPPORT, ben)).toEqual(NOT_CONNECTED);
    expect(await answersOnceOpen(NILS, await mail.token(NILS))).toEqual(NOT_CONNECTED);
    const settings = mail.tenant.control.exchange.settings(ADA);
    if (settings) settings.place = 'on-premises';
    expect(await answersOnceOpen(ADA, ada)).toEqual(NOT_CONNECTED);
    if (settings) settings.place = 'cloud';
    expect((await answers(SUPPORT, ben))[2]).toBe(REFUSED[2]);
  });

  it('hangs up on a client that goes on asking for a mailbox that does not open', async () => {
    const { talk } = await imap(NILS, await mail.token(NILS));
    await talk.say('A2 LIST "" "*"', ended);
    await talk.say('A3 NAMESPACE', ended);
    expect(await talk.say('A4 SELECT INBOX', /^never/)).toBe(
      'A4 BAD User is authenticated but not connected.\r\n* BYE Connection closed. 14\r\n<closed>',
    );
  });
});

const NOT_CONNECTED = [
  'A2 BAD User is authenticated but not connected.',
  '-ERR User is authenticated but not connected.',
];

async function answersOnceOpen(user: string, token: string): Promise<string[]> {
  const byImap = await imap(user, token);
  const byPop = await pop(user, token);
  const said = [await byImap.talk.say('A2 SELECT INBOX', ended), await byPop.talk.say('STAT', ended)];
  byImap.talk.end();
  byPop.talk.end();
  return said;
}

async function restarted(): Promise<MailTenant> {
  await mail.servers.close();
  return mailTenant();
}

describe('switches', () => {
  it('of IMAP and POP look like a bad token', async () => {
    const ines = await mail.token(INES);
    expect(await answers(INES, ines)).toEqual([REFUSED[0], REFUSED[1], TAKEN[2]]);
  });

  it('of SMTP AUTH have three states: the mailbox says yes, no, or as the tenant', async () => {
    const { exchange } = mail.tenant.control;
    const leo = await mail.token(LEO);
    const mailbox =
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.';
    expect((await answers(LEO, leo))[2]).toBe(mailbox);
    exchange.tenantSmtpAuth = false;
    expect((await answers(ADA, ada))[2]).toBe(mailbox.replace('Mailbox', 'Tenant'));
    expect((await answers(LEO, leo))[2]).toBe(mailbox);
    const settings = exchange.settings(ADA);
    if (settings) settings.smtpAuth = true;
    expect((await answers(ADA, ada))[2]).toBe(TAKEN[2]);
    if (settings) settings.smtpAuth = null;
    exchange.tenantSmtpAuth = true;
  });
});

describe('passwords', () => {
  it('are refused by all three', async () => {
    const byImap = Talk.to(mail.servers.imap, mail.servers.ca);
    expect(await byImap.say('A1 LOGIN ada secret', /^A1/)).toContain('A1 NO LOGIN failed.');
    const byPop = Talk.to(mail.servers.pop, mail.servers.ca);
    await byPop.say('USER ada', /^\+OK$/);
    expect(await byPop.say('PASS secret', ended)).toMatch(/^-ERR Logon failure/);
    const bySmtp = await secureSmtp();
    await bySmtp.say('AUTH LOGIN', /^334/);
    await bySmtp.say('YWRh', /^334/);
    expect(await bySmtp.say('c2VjcmV0', ended)).toMatch(
      /^550 5\.7\.30 Basic authentication is not supported for Client Submission\./,
    );
    for (const talk of [byImap, byPop, bySmtp]) talk.end();
  });
});

describe('SMTP', () => {
  it('offers nothing before TLS and takes no mail before AUTH', async () => {
    const talk = Talk.to(mail.servers.smtp, mail.servers.ca);
    expect(await talk.say(`AUTH XOAUTH2 ${xoauth2(ADA, ada)}`, /^504/)).toContain('504 5.7.4');
    expect(await talk.say(`MAIL FROM:<${ADA}>`, ended)).toMatch(
      /^530 5\.7\.57 Client not authenticated to send mail\./,
    );
    talk.end();
  });

  it('tells Send As apart from signing in, on the envelope and in the message', async () => {
    const { talk } = await smtp(ADA, ada);
    expect(await talk.say(`MAIL FROM:<${BEN}>`, ended)).toMatch(
      /^550 5\.7\.60 SMTP; Client does not have permissions to send as this sender/,
    );
    expect(await talk.say(`MAIL FROM:<${SUPPORT}>`, ended)).toBe('250 2.1.0 Sender OK');
    expect(await talk.say('RCPT TO:<nobody@contoso-practice.example>', ended)).toMatch(/^550 5\.1\.10/);
    await talk.say(`RCPT TO:<${BEN}>`, ended);
    await talk.say('DATA', /^354/);
    expect(await talk.say(`From: Ben <${BEN}>\r\n\r\nhello\r\n.`, ended)).toMatch(/^550 5\.7\.60/);
    talk.end();
  });

  it('turns away a restricted sender and one too many at once', async () => {
    const { exchange } = mail.tenant.control;
    const settings = exchange.settings(ADA);
    const { talk } = await smtp(ADA, ada);
    if (settings) settings.isRestricted = true;
    expect(await talk.say(`MAIL FROM:<${ADA}>`, ended)).toMatch(
      /^550 5\.1\.8 Access denied, bad outbound sender/,
    );
    if (settings) settings.isRestricted = false;
    exchange.isCrowded = true;
    expect((await answers(ADA, ada))[2]).toMatch(/^432 4\.3\.2 Concurrent connections limit exceeded\./);
    exchange.isCrowded = false;
    talk.end();
  });

  it('takes a message in chunks', async () => {
    const { talk } = await smtp(ADA, ada);
    await talk.say(`MAIL FROM:<${ADA}>`, ended);
    await talk.say(`RCPT TO:<${BEN}>`, ended);
    expect(await talk.say('BDAT 16\r\nSubject: chunk', ended)).toMatch(/^250 2\.6\.0/);
    expect(await talk.say('BDAT 6 LAST\r\n\r\nhi', ended)).toMatch(/^250 2\.0\.0 OK/);
    talk.end();
  });
});

describe('the network', () => {
  it('can be down, and something can read along', async () => {
    const { switches, path } = mail.tenant.control;
    switches.offline = true;
    const down = Talk.to(mail.servers.smtp, mail.servers.ca);
    expect(await down.hear(/^220/)).toBe('<closed>');
    switches.offline = false;
    path.certificate = 'untrusted';
    const read = Talk.to(mail.servers.imap, mail.servers.ca);
    expect(await read.hear(/^\* OK/)).toBe('<closed>');
    path.certificate = 'own';
    const up = Talk.to(mail.servers.imap, mail.servers.ca);
    expect(await up.hear(/^\* OK/)).toMatch(/The Microsoft Exchange IMAP4 service is ready/);
    up.end();
  });
});

describe('hostile clients', () => {
  it('are answered or dropped, and others go on being served', async () => {
    const talk = Talk.to(mail.servers.imap, mail.servers.ca);
    await talk.hear(/^\* OK/);
    expect(await talk.say('(((((', /BAD/)).toBe('* BAD Command Error. 10');
    expect(await talk.say('A1 AUTHENTICATE XOAUTH2 !!!', ended)).toBe('A1 BAD Command Argument Error. 12');
    expect(await talk.say('A2 SELECT {999999999}', ended)).toBe('<closed>');
    const flood = Talk.to(mail.servers.pop, mail.servers.ca);
    await flood.hear(/^\+OK/);
    expect(await flood.say('x'.repeat(100_000), ended)).toMatch(/-ERR|<closed>/);
    flood.end();
    expect(await answers(ADA, ada)).toEqual(TAKEN);
  });
});
