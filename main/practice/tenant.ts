import { practiceControl } from './control.ts';
import {
  createDirectory,
  type Directory,
  registrationsOf,
  restoreRegistrations,
} from './directory/directory.ts';
import { FOREIGN_REDIRECTS, FOREIGN_SECRET, WEB_REDIRECT, WEB_SECRET } from './directory/registrations.ts';
import { CONTOSO } from './directory/tenants.ts';
import { listedNames } from './entra/consent.ts';
import { Flows } from './entra/flows.ts';
import { handleEntra } from './entra/router.ts';
import { SigningKey } from './entra/signing-key.ts';
import { createExchange } from './exchange/exchange.ts';
import { Disturbances } from './graph/disturbances.ts';
import { handleGraph } from './graph/router.ts';
import { readMailFolder } from './mail/file-mail.ts';
import { headOf } from './mail/mailbox.ts';
import { Mailboxes } from './mail/mailboxes.ts';
import { startMailServers } from './mailservers/servers.ts';
import { freePath } from './path-faults.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import type { PracticeState } from './state.ts';
import { AccessTokens } from './stores/access-tokens.ts';
import { BrowserSessions } from './stores/browser-sessions.ts';
import { Codes } from './stores/codes.ts';
import { DeviceCodes } from './stores/device-codes.ts';
import { Grants } from './stores/grants.ts';
import { Ledger } from './stores/ledger.ts';
import { RefreshTokens } from './stores/refresh-tokens.ts';
import type { IssuedSecrets, PracticeOptions, PracticeTenant } from './types.ts';

/** Seconds between two questions of a client that waits for a device code, as at Entra. */
const DEVICE_INTERVAL_S = 5;

/**
 * Makes a practice tenant. Reads `mailFolder` if one is given; nothing else leaves memory.
 *
 * @throws Error of node:fs when `mailFolder` cannot be read
 */
export async function createPracticeTenant(options: PracticeOptions): Promise<PracticeTenant> {
  const files = options.mailFolder === undefined ? null : await readMailFolder(options.mailFolder);
  const initial = files?.count ?? options.messages;
  const mail = { seed: options.seed, initial, startedAt: options.now() };
  const earlier = readSnapshot(options.restore);
  const isSameMail = earlier?.mail.seed === mail.seed && earlier.mail.initial === mail.initial;
  if (earlier && isSameMail) mail.startedAt = earlier.mail.startedAt;
  const directory = createDirectory({ ...options, now: mail.startedAt });
  const mailboxes = new Mailboxes({ directory, messages: options.messages, files, ...mail });
  const state = newState(options, directory, mailboxes);
  if (options.adminConsented && !earlier) grantEverything(state);
  if (earlier) {
    state.grants.restore(earlier.grants);
    restoreRegistrations(directory, earlier.registrations);
    state.refreshTokens.restore(earlier.refreshTokens);
    if (isSameMail) mailboxes.restore(earlier.mailboxes);
  }
  return tenantOver(state, mail);
}

function newState(options: PracticeOptions, directory: Directory, mailboxes: Mailboxes): PracticeState {
  const watchers = new Set<() => void>();
  return {
    now: () => options.now(),
    origins: { login: options.login, graph: options.graph },
    directory,
    mailboxes,
    exchange: createExchange(directory),
    key: new SigningKey(),
    grants: new Grants(),
    refreshTokens: new RefreshTokens(),
    accessTokens: new AccessTokens(),
    codes: new Codes(),
    deviceCodes: new DeviceCodes(options.deviceInterval ?? DEVICE_INTERVAL_S),
    sessions: new BrowserSessions(),
    flows: new Flows(),
    disturbances: new Disturbances(),
    path: freePath(),
    issued: new Ledger(),
    changed() {
      options.onChange?.();
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function tenantOver(state: PracticeState, mail: Snapshot['mail']): PracticeTenant {
  const { registrations, people } = state.directory;
  return {
    fetch: (request) => answer(state, request),
    tenantId: CONTOSO.id,
    tenantDomain: CONTOSO.domain,
    clientId: registrations.desktop.appId,
    webClient: {
      clientId: registrations.web.appId,
      clientSecret: WEB_SECRET,
      redirectUri: WEB_REDIRECT,
    },
    foreignClient: {
      clientId: registrations.foreign.appId,
      clientSecret: FOREIGN_SECRET,
      redirectUri: 'http://localhost',
      redirectUris: FOREIGN_REDIRECTS,
    },
    registrations: Object.fromEntries(
      Object.entries(registrations).map(([name, { appId }]) => [name, appId]),
    ),
    people: people.map(({ address, name, password, note }) => ({ address, name, password, note })),
    control: practiceControl(state),
    startMailServers: (names = []) => startMailServers(state, names),
    issued: () => issued(state),
    snapshot: () => snapshot(state, mail),
  };
}

/** @throws TypeError as `fetch` does without a network, while switched offline */
async function answer(state: PracticeState, request: Request): Promise<Response> {
  refuseCutOff(state);
  const { origin, pathname } = new URL(request.url);
  const { login, graph } = state.origins;
  const isGraphPath = /^\/(v1\.0|beta|oidc)(\/|$)/.test(pathname);
  // In the app the two hosts differ; served over HTTP the path decides.
  const isGraph = origin === graph && login !== graph ? true : isGraphPath && origin !== login;
  return isGraph ? handleGraph(state, request) : handleEntra(state, request);
}

/** The path to a tenant without a wire is what its switches say. @throws TypeError as `fetch` does */
function refuseCutOff({ disturbances, path }: PracticeState): void {
  const { offline } = disturbances.switches;
  if (offline || path.unresolvable) throw cutOff(path.unresolvable ? 'ENOTFOUND' : 'ENETUNREACH');
  if (path.proxy === 'denies') throw cutOff('ERR_PROXY_CONNECTION_FAILED');
  if (path.certificate === 'untrusted') throw cutOff('SELF_SIGNED_CERT_IN_CHAIN');
}

function cutOff(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

/** As if an administrator had granted what every registration lists. */
function grantEverything({ directory, grants }: PracticeState): void {
  const identity = { tenantId: CONTOSO.id, objectId: '' };
  for (const app of directory.applications) {
    for (const resource of Object.values(directory.resources)) {
      grants.give({ app, resource, identity, everyone: true }, listedNames(app, resource));
    }
  }
}

function issued({ issued: ledger, mailboxes }: PracticeState): IssuedSecrets {
  const subjects = mailboxes.opened().flatMap(({ items }) => items.map((item) => headOf(item).subject));
  return {
    tokens: [...ledger.tokens],
    codes: [...ledger.codes],
    secrets: [WEB_SECRET, FOREIGN_SECRET, ...ledger.secrets],
    subjects: [...new Set(subjects)].filter(Boolean),
  };
}

function snapshot(state: PracticeState, mail: Snapshot['mail']): Snapshot {
  return {
    version: 1,
    mail,
    grants: state.grants.snapshot(),
    refreshTokens: state.refreshTokens.snapshot(),
    mailboxes: state.mailboxes.snapshot(),
    registrations: registrationsOf(state.directory, state.disturbances.pristine),
  };
}
