/** One run of a program on its own: `connect DIR` sets a mailbox up as the app does, `check DIR` is the command line. */
import { join } from 'node:path';
import { connectInPractice, createPracticeServices } from '../../../main/cli/practice-services.ts';
import { runCli } from '../../../main/cli/run.ts';
import { readSaved } from '../../../main/connections/saved.ts';
import { createStore } from '../../../main/connections/store.ts';
import { createVault } from '../../../main/connections/vault.ts';

const [step, directory = '', name = ''] = process.argv.slice(2);

async function connect(): Promise<object> {
  const vault = await createVault({
    directory: join(directory, 'vault'),
    service: 'Mailbox Connector',
    platform: process.platform,
  });
  const store = createStore({ read: readSaved, directory });
  const run = await createPracticeServices({ vault, store });
  const made = await connectInPractice(run, { system: 'osticket', signer: name });
  return { vault: vault.view.kind, made: made.ok };
}

async function check(): Promise<object> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCli(['check', '--connection', name, '--user-data', directory, '--json'], {
    out: (line) => out.push(line),
    error: (line) => errors.push(line),
    signal: new AbortController().signal,
  } as Parameters<typeof runCli>[1]);
  return { code, errors, run: JSON.parse(out[0] ?? 'null') };
}

const answer = step === 'connect' ? await connect() : await check();
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
