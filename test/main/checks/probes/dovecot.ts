import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listening } from './script-server.ts';

const DOVECOT = '/usr/sbin/dovecot';
/** `nobody`: mail is opened as an ordinary user. */
const MAIL_USER = 65_534;

export interface Dovecot {
  imap: number;
  pop: number;
  close(): Promise<void>;
}

/** Why Dovecot cannot be started here; null where it can. */
export function dovecotMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Dovecot is started as root';
  const { status } = spawnSync('sh', [
    '-c',
    `${DOVECOT} --version && test -e /usr/lib/dovecot/imap && test -e /usr/lib/dovecot/pop3`,
  ]);
  return status === 0 ? null : 'dovecot-imapd and dovecot-pop3d are not installed';
}

/** Starts Dovecot in a folder of its own; tokens are judged by what `introspection` answers. */
export async function startDovecot(options: {
  certificate: string;
  key: string;
  introspection: string;
}): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'));
  await chmod(folder, 0o755);
  const imap = await freePort();
  const pop = await freePort();
  await mkdir(join(folder, 'mail'));
  await chown(join(folder, 'mail'), MAIL_USER, MAIL_USER);
  const write = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 });
  await write('cert.pem', options.certificate);
  await write('key.pem', options.key);
  await write('oauth2.conf', oauth2Config(options.introspection));
  await write('dovecot.conf', config(folder, { imap, pop }));
  const child = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  try {
    await accepting(child, [imap, pop]);
  } catch (error) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => 'no log');
    throw new Error(`${String(error)}\n${log}`);
  }
  return {
    imap,
    pop,
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function oauth2Config(introspection: string): string {
  return [
    'introspection_mode = auth',
    `introspection_url = ${introspection}`,
    'username_attribute = upn',
    'active_attribute = active',
    'active_value = true',
  ].join('\n');
}

function config(folder: string, { imap, pop }: { imap: number; pop: number }): string {
  const login = (name: string, secure: string, port: number) =>
    `service ${name}-login {\n inet_listener ${name} {\n  port = 0\n }\n inet_listener ${secure} {\n  port = ${port}\n  ssl = yes\n }\n}`;
  return [
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    'protocols = imap pop3',
    'listen = 127.0.0.1',
    'ssl = required',
    `ssl_cert = <${folder}/cert.pem`,
    `ssl_key = <${folder}/key.pem`,
    'auth_mechanisms = xoauth2',
    // A wrong token must not make the next attempt wait.
    'auth_failure_delay = 0',
    'service anvil {\n unix_listener anvil-auth-penalty {\n  mode = 0\n }\n}',
    'mail_location = maildir:~/Maildir',
    `passdb {\n driver = oauth2\n mechanisms = xoauth2\n args = ${folder}/oauth2.conf\n}`,
    `userdb {\n driver = static\n args = uid=${MAIL_USER} gid=${MAIL_USER} home=${folder}/mail/%u\n}`,
    login('imap', 'imaps', imap),
    login('pop3', 'pop3s', pop),
    '',
  ].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function accepting(child: ChildProcess, ports: number[]): Promise<void> {
  let isOver = false;
  child.once('exit', () => {
    isOver = true;
  });
  for (const port of ports) {
    while (!(await accepts(port))) {
      if (isOver) throw new Error('Dovecot ended');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
