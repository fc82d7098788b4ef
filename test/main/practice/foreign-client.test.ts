import { spawn, spawnSync } from 'node:child_process';
import { Agent, request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type ServedTenant, serveTenant } from '../../../main/practice/serve.ts';
import { playPerson } from '../../fakes/practice-person.ts';
import { type TlsFront, tlsFront } from '../../fakes/tls-front.ts';
import { ADA, graphJson, testTenant, tokensFor } from './harness.ts';

const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('./foreign-client.py', import.meta.url));

let served: ServedTenant | undefined;
let front: TlsFront | undefined;

afterEach(async () => {
  await front?.close();
  await served?.close();
});

const missing = (): string | null => {
  const { status } = spawnSync(PYTHON, ['-c', 'import msal, requests']);
  return status === 0 ? null : `${PYTHON} with msal and requests is not installed`;
};

test.for(['confidential', 'public'])(
  'MSAL for Python signs a person in as a %s client and reads their mail',
  { timeout: 30_000 },
  async (kind, context) => {
    const reason = missing();
    if (reason) context.skip(reason);
    // MSAL for Python compares the id token's times with its own clock.
    const tenant = await testTenant({ now: () => Date.now() });
    served = await serveTenant(tenant, { port: 0 });
    front = await tlsFront(served.origin);
    const { clientId, clientSecret } = tenant.foreignClient;
    const client = startClient(front.certificateFile, {
      authority: `${front.origin}/${tenant.tenantId}`,
      graph: front.origin,
      clientId,
      clientSecret: kind === 'confidential' ? clientSecret : '',
      redirectUri: 'http://localhost:8400',
      scopes: ['User.Read', 'Mail.Read'],
    });
    const end = await playPerson(trusting(front.certificate), await client.line(), { address: ADA });
    client.send(end.kind === 'redirect' ? end.url.href : end.title);
    const subjects: unknown = JSON.parse(await client.line());
    expect(subjects).toEqual(await newestSubjects(tenant));
    expect(await client.exit).toBe(0);
  },
);

/** Python's requests prefers this variable to any certificate given in code. */
function startClient(certificateFile: string, settings: object) {
  const env = { ...process.env, REQUESTS_CA_BUNDLE: certificateFile, NO_PROXY: 'localhost' };
  const child = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const send = (line: string) => void child.stdin.write(`${line}\n`);
  send(JSON.stringify(settings));
  const line = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the client ended early; its reason is above');
    return value;
  };
  return { send, line, exit };
}

/** fetch that trusts one certificate. */
function trusting(ca: string) {
  const agent = new Agent({ ca });
  return async (request: Request): Promise<Response> => {
    const body = Buffer.from(await request.arrayBuffer());
    return new Promise((resolve, reject) => {
      const options = { method: request.method, headers: Object.fromEntries(request.headers), agent };
      const outgoing = httpsRequest(request.url, options, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        const headers = new Headers();
        for (const [name, value] of Object.entries(answer.headers)) {
          for (const each of [value ?? []].flat()) headers.append(name, each);
        }
        resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 502, headers }));
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  };
}

async function newestSubjects(tenant: Awaited<ReturnType<typeof testTenant>>): Promise<string[]> {
  const { access_token } = await tokensFor(tenant, { address: ADA });
  const path = '/me/mailFolders/inbox/messages?$select=subject&$top=5';
  const { value } = await graphJson<{ value: { subject: string }[] }>(tenant, access_token, path);
  return value.map(({ subject }) => subject);
}
