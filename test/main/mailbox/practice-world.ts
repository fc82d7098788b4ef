import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { createGraphClient } from '../../../main/mailbox/graph-client.ts';
import type { TokenSource } from '../../../main/mailbox/graph-middleware.ts';
import { memoryLinks } from '../../../main/mailbox/links.ts';
import { createMailbox } from '../../../main/mailbox/mailbox.ts';
import { createSync } from '../../../main/mailbox/sync.ts';
import { createNet } from '../../../main/net/net.ts';
import { failure, success } from '../../../main/result.ts';
import type { MessageSummary } from '../../../preload/contract.ts';
import { FakeClock } from '../../fakes/clock.ts';
import {
  askToken,
  GRAPH,
  graphJson,
  START,
  type TestTenant,
  testTenant,
  tokensFor,
} from '../practice/harness.ts';

const READ = 'openid profile offline_access User.Read Mail.Read';
const READ_SHARED = 'openid profile offline_access User.Read Mail.Read.Shared';

export interface WorldOptions {
  signer: string;
  /** Absent = the signer's own. */
  mailbox?: string;
  messages?: number;
}

/** Signer, mailbox and sync over the practice tenant, with one clock for both sides. */
export async function practiceWorld({ signer, mailbox = 'me', messages = 120 }: WorldOptions) {
  const clock = new FakeClock(START);
  const tenant = await testTenant({ messages, now: () => clock.now() });
  const scope = mailbox === 'me' ? READ : READ_SHARED;
  const token = await tokenSource(tenant, signer, scope);
  const net = createNet({
    fetch: () => Promise.reject(new TypeError('no network in tests')),
    clock: new FakeClock(),
  });
  net.route(new URL(GRAPH).host, tenant);
  const graph = createGraphClient({ origin: GRAPH, net, token, now: () => clock.now() });
  const box = createMailbox({ graph, mailbox });
  const newMail: number[] = [];
  const links = memoryLinks();
  const sync = createSync({
    mailbox: box,
    clock,
    marks: { get: (folder) => links.get('c', folder), set: (folder, mark) => links.set('c', folder, mark) },
    onChange: () => {},
    onEvent: () => {},
    onNewMail: (count) => newMail.push(count),
    pace: () => ({ ms: 15_000 }),
    random: () => 0.5,
    paused: true,
  });
  sync.show(true);
  const rows = (folder = 'inbox') => sync.rows(folder)?.list(0, 10_000) ?? [];
  return { clock, tenant, mailbox: box, rows, sync, newMail };
}

/** Keeps the tokens of one sign-in as the identity layer does, without its windows. */
async function tokenSource(tenant: TestTenant, signer: string, scope: string): Promise<TokenSource> {
  let tokens = await tokensFor(tenant, { address: signer }, { scope });
  return async ({ refused, claims }) => {
    if (refused === tokens.access_token) {
      const { refresh_token } = tokens;
      const form = {
        client_id: tenant.clientId,
        grant_type: 'refresh_token',
        refresh_token,
        scope,
        ...(claims && { claims }),
      };
      const { body } = await askToken(tenant, form);
      if (body.error)
        return failure(
          diagnose({ source: 'entra', facts: { message: body.error_description ?? '', error: body.error } }),
        );
      tokens = body;
    }
    return success({ accessToken: tokens.access_token });
  };
}

/** Somebody else who changes the same mailbox through Graph, e.g. Outlook on a phone. */
export async function otherClient(tenant: TestTenant, signer: string) {
  const scope = 'openid profile offline_access User.Read Mail.ReadWrite';
  const { access_token } = await tokensFor(tenant, { address: signer }, { scope });
  const headers = { Prefer: 'IdType="ImmutableId"', 'Content-Type': 'application/json' };
  const call = (method: string, path: string, body?: object) =>
    tenant.fetch(
      new Request(`${GRAPH}/v1.0/me${path}`, {
        method,
        headers: { ...headers, Authorization: `Bearer ${access_token}` },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  return {
    mark: (id: string, isRead: boolean) => call('PATCH', `/messages/${encodeURIComponent(id)}`, { isRead }),
    delete: (id: string) => call('DELETE', `/messages/${encodeURIComponent(id)}`),
    move: (id: string, folder: string) =>
      call('POST', `/messages/${encodeURIComponent(id)}/move`, { destinationId: folder }),
    /** The whole inbox as the server has it, newest first: id, read mark. */
    async list(folder = 'inbox'): Promise<Pick<MessageSummary, 'id' | 'isRead' | 'subject'>[]> {
      const query = '$select=id,isRead,subject&$top=1000&$orderby=receivedDateTime desc';
      const page = await graphJson<{ value: Pick<MessageSummary, 'id' | 'isRead' | 'subject'>[] }>(
        tenant,
        access_token,
        `/me/mailFolders/${folder}/messages?${query}`,
        { headers },
      );
      return page.value.map(({ id, isRead, subject }) => ({ id, isRead, subject }));
    },
  };
}
