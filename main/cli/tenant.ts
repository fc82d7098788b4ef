import { parseArgs } from 'node:util';
import type { MailEndpoint, MailServers } from '../practice/mailservers/servers.ts';
import { serveTenant } from '../practice/serve.ts';
import { createPracticeTenant } from '../practice/tenant.ts';
import type { PracticeTenant } from '../practice/types.ts';
import type { Io } from './io.ts';
import { USAGE_ERROR } from './usage.ts';

const USAGE =
  'Usage: connector tenant [--port N] [--json] [--messages N] [--mail DIR] [--seed N] [--admin-consented]';

const MAX_PORT = 65_535;
const MAX_MESSAGES = 1_000_000;

interface TenantArguments {
  port: number;
  messages: number;
  seed: number;
  mailFolder: string | undefined;
  asJson: boolean;
  adminConsented: boolean;
}

/** Serves the practice tenant on 127.0.0.1 until `io.signal` fires; its first line says where and who. */
export async function runTenant(argv: string[], io: Io): Promise<number> {
  const wanted = readArguments(argv);
  if (!wanted) {
    io.error(USAGE);
    return USAGE_ERROR;
  }
  try {
    return await serveUntilStopped(wanted, io);
  } catch (error) {
    io.error(`connector tenant: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function serveUntilStopped(wanted: TenantArguments, io: Io): Promise<number> {
  const { mailFolder, port, asJson, ...options } = wanted;
  const tenant = await createPracticeTenant({
    // Requests over HTTP carry their own origin; these two are only for the built-in routes.
    login: 'https://login.practice.example',
    graph: 'https://graph.practice.example',
    now: () => Date.now(),
    ...options,
    ...(mailFolder === undefined ? {} : { mailFolder }),
  });
  const served = await serveTenant(tenant, { port });
  const mail = await tenant.startMailServers();
  const card = connectionCard(tenant, served.origin, mail);
  for (const line of asJson ? [JSON.stringify(card)] : readable(card)) io.out(line);
  await stopped(io.signal);
  await Promise.all([served.close(), mail.close()]);
  return 0;
}

/** What a client needs to know, for people and for programs. */
function connectionCard(tenant: PracticeTenant, origin: string, { imap, pop, smtp, ca }: MailServers) {
  const { foreignClient, webClient, tenantId, tenantDomain, registrations } = tenant;
  return {
    login: origin,
    graph: origin,
    authority: `${origin}/${tenantId}`,
    tenantId,
    tenantDomain,
    clientId: foreignClient.clientId,
    clientSecret: foreignClient.clientSecret,
    redirectUris: foreignClient.redirectUris,
    /** Scopes of these begin with `https://outlook.office.com/`. */
    mail: { imap, pop, smtp, ca },
    publicClientId: tenant.clientId,
    webClient,
    registrations,
    people: tenant.people.map(({ address, password, note, name }) => ({ address, password, note, name })),
  };
}

function readable(card: ReturnType<typeof connectionCard>): string[] {
  const width = Math.max(...card.people.map(({ address }) => address.length));
  return [
    'Practice tenant: a stand-in for Microsoft Entra ID and Microsoft Graph. Nothing in it is real.',
    '',
    `Login and Graph  ${card.login}`,
    `Tenant           ${card.tenantDomain} (${card.tenantId})`,
    `Client id        ${card.clientId}`,
    `Client secret    ${card.clientSecret}`,
    `Public client    ${card.publicClientId}`,
    `Redirect URIs    ${card.redirectUris.join('  ')}`,
    ...(['imap', 'pop', 'smtp'] as const).map((protocol) => mailLine(protocol, card.mail[protocol])),
    'Mail servers take XOAUTH2 with a token for https://outlook.office.com. Their certificate:',
    card.mail.ca.trim(),
    '',
    'People (address, password):',
    ...card.people.map(({ address, password, note }) => `  ${address.padEnd(width)}  ${password}  ${note}`),
    '',
    'Press Ctrl+C to stop.',
  ];
}

function mailLine(protocol: string, { host, port, security }: MailEndpoint): string {
  const how = security === 'tls' ? 'TLS' : 'STARTTLS';
  return `${protocol.toUpperCase().padEnd(17)}${host}:${port} (${how})`;
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Null for a command line that cannot be understood. */
function readArguments(argv: string[]): TenantArguments | null {
  const values = parseValues(argv);
  if (!values) return null;
  const port = wholeNumber(values.port, MAX_PORT);
  const messages = wholeNumber(values.messages, MAX_MESSAGES);
  const seed = wholeNumber(values.seed, Number.MAX_SAFE_INTEGER);
  if (port === null || messages === null || seed === null) return null;
  const { json: asJson, mail: mailFolder, 'admin-consented': adminConsented } = values;
  return { port, messages, seed, mailFolder, asJson, adminConsented };
}

function parseValues(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        port: { type: 'string', default: '0' },
        messages: { type: 'string', default: '400' },
        seed: { type: 'string', default: '1' },
        mail: { type: 'string' },
        json: { type: 'boolean', default: false },
        'admin-consented': { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return null;
  }
}

function wholeNumber(text: string, max: number): number | null {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value <= max ? value : null;
}
