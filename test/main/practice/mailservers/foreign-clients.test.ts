import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADA, BEN, graphJson, tokensFor } from '../harness.ts';
import { type MailTenant, mailTenant } from './mail-tenant.ts';

const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('./foreign-clients.py', import.meta.url));

let mail: MailTenant;

beforeAll(async () => {
  mail = await mailTenant();
});

afterAll(() => mail.servers.close());

it('Python reads by IMAP and POP and sends by SMTP', { timeout: 30_000 }, async (context) => {
  if (spawnSync(PYTHON, ['--version']).status !== 0) context.skip(`${PYTHON} is not installed`);
  const token = await mail.token();
  const child = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const tokens = { imap: token, pop: token, smtp: token };
  child.stdin.end(`${JSON.stringify({ ...mail.servers, user: ADA, recipient: BEN, tokens })}\n`);
  const answer = JSON.parse(await text(child.stdout)) as Answer;

  expect(answer.imap.folders).toContain('(\\HasChildren) "/" INBOX');
  expect(answer.imap.folders).toContain('(\\HasNoChildren \\Sent) "/" "Sent Items"');
  expect(answer.imap.count).toBe(40);
  expect(answer.imap.status).toMatch(/^"INBOX" \(MESSAGES 40 UNSEEN \d+\)$/);
  expect(answer.imap.flags).toMatch(/\\Seen/);
  expect(answer.imap.header).toMatch(/^Subject: .*\r\nFrom: .*\r\n\r\n$/s);
  expect(answer.pop).toMatchObject({ count: 40, ids: 40, top: true, octets: answer.pop.sizes });
  expect(answer.smtp).toEqual({ authBeforeTls: null, auth: ' LOGIN XOAUTH2' });

  const { access_token: ben } = await tokensFor(mail.tenant, { address: BEN });
  const inbox = await graphJson<{ value: { subject: string; body: { content: string } }[] }>(
    mail.tenant,
    ben,
    '/me/mailFolders/inbox/messages?$top=1',
  );
  expect(inbox.value[0]?.subject).toBe('Grüße von smtplib');
  expect(inbox.value[0]?.body.content).toContain('.eine Zeile mit Punkt\nund ß');
});

interface Answer {
  imap: { folders: string[]; status: string; count: number; subject: string; flags: string; header: string };
  pop: { count: number; octets: number; sizes: number; ids: number; from: string; top: boolean };
  smtp: { authBeforeTls: string | null; auth: string };
}

it('imapflow opens the Inbox, reads, moves and hears of new mail', { timeout: 30_000 }, async () => {
  const client = await connect();
  const lock = await client.getMailboxLock('INBOX');
  const before = client.mailbox ? client.mailbox.exists : 0;
  const message = await client.fetchOne('*', {
    envelope: true,
    bodyStructure: true,
    uid: true,
    source: true,
  });
  if (!message) throw new Error('no message');
  expect(message.envelope?.from?.[0]?.address).toMatch(/@/);
  expect(message.source?.toString()).toContain('MIME-Version: 1.0');
  const part = await client.download(String(message.uid), '1', { uid: true });
  expect((part.content ? await text(part.content) : '').length).toBeGreaterThan(10);

  const arrived = new Promise<number>((resolve) => client.once('exists', ({ count }) => resolve(count)));
  void client.idle();
  await new Promise<void>((resolve) => {
    const stop = setInterval(() => {
      if (!client.idling) return;
      clearInterval(stop);
      resolve();
    }, 5);
  });
  mail.tenant.control.deliverMessage(ADA, { subject: 'Just now', text: 'Hello' });
  expect(await arrived).toBe(before + 1);

  await client.messageMove('*', 'Archive');
  await client.noop();
  expect(client.mailbox).toMatchObject({ exists: before });
  const archive = await client.status('Archive', { messages: true });
  expect(archive).toMatchObject({ messages: 1 });
  lock.release();
  await client.logout();
});

it('nodemailer sends with the same token', { timeout: 30_000 }, async () => {
  const { host, port } = mail.servers.smtp;
  const accessToken = await mail.token();
  const transport = createTransport({
    host,
    port,
    requireTLS: true,
    tls: { ca: mail.servers.ca, servername: 'localhost' },
    auth: { type: 'OAuth2', user: ADA, accessToken },
  });
  const sent = await transport.sendMail({ from: ADA, to: BEN, subject: 'From nodemailer', text: 'Hello' });
  expect(sent.response).toMatch(/^250 2\.0\.0 OK/);
  transport.close();
});

async function connect(): Promise<ImapFlow> {
  const { host, port } = mail.servers.imap;
  const client = new ImapFlow({
    host,
    port,
    secure: true,
    tls: { ca: mail.servers.ca },
    auth: { user: ADA, accessToken: await mail.token() },
    logger: false,
  });
  await client.connect();
  return client;
}
