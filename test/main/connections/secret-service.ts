import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A D-Bus session of its own with an unlocked, empty GNOME Keyring in it. */
export interface SecretService {
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Why the real keyring can't be tested here, or null when it can. */
export function missingTools(): string | null {
  for (const tool of ['dbus-run-session', 'gnome-keyring-daemon']) {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' });
    } catch {
      return `${tool} is not installed`;
    }
  }
  return null;
}

/** Starts the session; it ends when `stop` is called or this process dies. */
export async function startSecretService(): Promise<SecretService> {
  const home = mkdtempSync(join(tmpdir(), 'secret-service-'));
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home };
  const script =
    'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && echo "$DBUS_SESSION_BUS_ADDRESS" && cat';
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => session.once('exit', () => resolve()));
  const address = await firstLine(session.stdout);
  return {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: address },
    async stop() {
      session.stdin.end();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('the D-Bus session did not start');
}
