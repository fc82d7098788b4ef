import { contextOf, type MailCall } from './call.ts';
import { changesRound, type DeltaPage, firstRound } from './delta-rounds.ts';
import {
  type DeltaOptions,
  type DeltaToken,
  type FirstRound,
  readDeltaToken,
  writeDeltaToken,
} from './delta-token.ts';
import { faults, GraphFault, graphJson } from './fault.ts';
import { folderOf, pathOf } from './lookup.ts';
import { MESSAGE_PROPERTIES } from './message-view.ts';
import { readSelect } from './query.ts';

/** The only filter that delta queries take (delta-query-messages). */
const FILTER = /^receivedDateTime (ge|gt) \S+$/;

/** `/mailFolders/{folder}/messages/delta`. */
export async function messagesDelta(call: MailCall): Promise<Response> {
  const token = tokenOf(call);
  const page = token.round === 'first' ? await firstRound(call, token) : await changesRound(call, token);
  const body = {
    '@odata.context': contextOf(call, `${pathOf(call)}/mailFolders('${call.path['folder']}')/messages/delta`),
    value: page.value,
    [page.link]: linkTo(call, page),
  };
  return graphJson(body, { stamp: call.stamp });
}

/** The token of a link, or a new one from the query of a first request. @throws GraphFault 400, 410 */
function tokenOf(call: MailCall): DeltaToken {
  const params = call.url.searchParams;
  const text = params.get('$skiptoken') ?? params.get('$deltatoken');
  const folder = folderOf(call, call.path['folder'] ?? '').key;
  if (text === null) return newToken(call, folder);
  const token = readDeltaToken(text);
  if (!token || token.folder !== folder) throw faults.badRequest('Badly formed token.');
  if (token.generation !== call.mailbox.generation) throw syncStateLost(call, token.generation);
  return token;
}

function newToken(call: MailCall, folder: string): FirstRound {
  const params = call.url.searchParams;
  const options = readOptions(params);
  const { generation, seq } = call.mailbox;
  return { round: 'first', generation, folder, options, since: seq, before: null, sent: 0 };
}

function readOptions(params: URLSearchParams): DeltaOptions {
  const option = (name: string) => params.get(`$${name}`) ?? params.get(name);
  const filter = option('filter');
  const order = option('orderby');
  if (filter !== null && !FILTER.test(filter))
    throw faults.invalidQuery('$filter is not supported by delta.');
  if (order && !/^receivedDateTime desc$/i.test(order))
    throw faults.invalidQuery('$orderby is not supported by delta.');
  if (option('search') !== null) throw faults.invalidQuery('$search is not supported by delta.');
  readSelect(option('select'), MESSAGE_PROPERTIES);
  const top = option('top');
  return {
    select: option('select'),
    filter,
    changeType: params.get('changeType'),
    top: top ? Number(top) : null,
  };
}

function syncStateLost(call: MailCall, generation: number): GraphFault {
  const fresh = new URL(call.url.pathname, call.origins.graph);
  return new GraphFault(410, 'SyncStateNotFound', {
    message: `The sync state generation is not found; generation=${generation}.`,
    headers: { Location: fresh.href },
  });
}

function linkTo(call: MailCall, page: DeltaPage): string {
  const url = new URL(call.url.pathname, call.origins.graph);
  const name = page.link === '@odata.nextLink' ? '$skiptoken' : '$deltatoken';
  url.searchParams.set(name, writeDeltaToken(page.next));
  return url.href;
}
