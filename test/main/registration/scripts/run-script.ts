import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Answers one `az` call with what it prints; throws to make it fail. */
export type AzHandler = (args: string[]) => Promise<string> | string;

export interface ScriptRun {
  code: number;
  stdout: string;
  stderr: string;
  /** The arguments of every `az` call. */
  calls: string[][];
}

/** A stand-in for `az`: hands its arguments to the test over a loopback socket. */
const AZ = `#!/usr/bin/env bash
exec 3<>"/dev/tcp/127.0.0.1/$AZ_PORT"
{ printf '%d\\0' "$#"; printf '%s\\0' "$@"; } >&3
IFS= read -r code <&3
cat <&3
exit "$code"
`;

/** Runs a script in bash with `handler` in the place of Azure CLI, and without waiting in `sleep`. */
export async function runScript(
  script: string,
  handler: AzHandler,
  env: Record<string, string> = {},
): Promise<ScriptRun> {
  const calls: string[][] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, calls, handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'admin-script-'));
  try {
    writeTool(folder, 'az', AZ);
    writeTool(folder, 'sleep', '#!/usr/bin/env bash\n');
    const file = join(folder, 'register.sh');
    writeFileSync(file, script);
    const port = String((server.address() as AddressInfo).port);
    const path = `${folder}:${process.env['PATH'] ?? ''}`;
    const ended = await bash([file], { PATH: path, AZ_PORT: port, ...env });
    return { ...ended, calls };
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs bash with these arguments. */
export function bash(
  args: string[],
  env: Record<string, string> = { PATH: process.env['PATH'] ?? '' },
): Promise<Omit<ScriptRun, 'calls'>> {
  return new Promise((resolve) => {
    execFile('bash', args, { env, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr });
    });
  });
}

function writeTool(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

function serve(socket: Socket, calls: string[][], handler: AzHandler): void {
  const chunks: Buffer[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    const [count, ...parts] = Buffer.concat(chunks).toString('utf8').split('\0');
    if (count === undefined || parts.length <= Number(count)) return;
    const args = parts.slice(0, Number(count));
    calls.push(args);
    void answer(handler, args).then(({ code, text }) => socket.end(`${code}\n${text}`));
  });
}

async function answer(handler: AzHandler, args: string[]): Promise<{ code: number; text: string }> {
  try {
    const text = await handler(args);
    return { code: 0, text: text === '' ? '' : `${text}\n` };
  } catch {
    return { code: 1, text: '' };
  }
}

/** The words of a call before its options, and the options with their values. */
export function parseCall(args: string[]): { command: string; options: Map<string, string[]> } {
  const at = args.findIndex((arg) => arg.startsWith('--'));
  const command = (at < 0 ? args : args.slice(0, at)).join(' ');
  const options = new Map<string, string[]>();
  let values: string[] = [];
  for (const arg of at < 0 ? [] : args.slice(at)) {
    const [, name = '', value] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (name) {
      values = value === undefined ? [] : [value];
      options.set(name, values);
    } else values.push(arg);
  }
  return { command, options };
}
