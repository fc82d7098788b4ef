import { z } from 'zod';
import { contentOf, headOf, type Item } from '../mail/mailbox.ts';
import { mimeOf } from '../mail/mime.ts';
import { contextOf, type MailCall } from './call.ts';
import { faults, GraphFault, graphHeaders, graphJson } from './fault.ts';
import { folderOf, itemOf, pathOf, refuseStale, requireBodies, requireWrite } from './lookup.ts';
import { etagOf, MESSAGE_PROPERTIES, messageView } from './message-view.ts';
import { nextPage } from './paging.ts';
import { type ListQuery, readListQuery, readSelect } from './query.ts';
import { search } from './search.ts';

/** `/messages` and `/mailFolders/{folder}/messages`. */
export async function listMessages(call: MailCall): Promise<Response> {
  const query = readListQuery(call.url.searchParams, MESSAGE_PROPERTIES);
  const items = selectItems(call, query);
  const found = query.search === null ? items : search(items, query.search);
  const page = found.slice(query.skip, query.skip + query.top);
  const more = query.skip + page.length < found.length;
  const body = {
    '@odata.context': contextOf(call, `${pathOf(call)}/messages`),
    ...(query.count ? { '@odata.count': found.length } : {}),
    value: await Promise.all(page.map((item) => messageView(call, item, query))),
    ...(more ? { '@odata.nextLink': nextPage(call, query.skip + page.length) } : {}),
  };
  return graphJson(body, { stamp: call.stamp, headers: preferenceApplied(call) });
}

/** `/messages/{message}`. */
export async function getMessage(call: MailCall): Promise<Response> {
  const item = itemOf(call);
  const params = call.url.searchParams;
  const view = await messageView(call, item, {
    select: readSelect(params.get('$select') ?? params.get('select'), MESSAGE_PROPERTIES),
    expandsAttachments: (params.get('$expand') ?? params.get('expand') ?? '').startsWith('attachments'),
  });
  const body = { '@odata.context': contextOf(call, `${pathOf(call)}/messages/$entity`), ...view };
  return graphJson(body, { stamp: call.stamp, headers: preferenceApplied(call) });
}

/** `/messages/{message}/$value`: the message in RFC 822 form. */
export async function getMime(call: MailCall): Promise<Response> {
  requireBodies(call);
  const item = itemOf(call);
  const mime = mimeOf({ head: headOf(item), content: await contentOf(item), receivedAt: item.receivedAt });
  return new Response(Buffer.from(mime), {
    headers: { 'Content-Type': 'text/plain', ...graphHeaders(call.stamp) },
  });
}

const marksSchema = z.object({
  isRead: z.boolean().optional(),
  flag: z.object({ flagStatus: z.enum(['notFlagged', 'flagged', 'complete']) }).optional(),
});

/** Changes the marks of `/messages/{message}`; other properties of a received message are read-only. */
export async function patchMessage(call: MailCall): Promise<Response> {
  requireWrite(call);
  const item = itemOf(call);
  refuseStale(call, etagOf(item));
  const marks = marksSchema.safeParse(await bodyOf(call));
  if (!marks.success) throw faults.badRequest('Unable to read the properties of the message.');
  const { isRead, flag } = marks.data;
  call.mailbox.mark(
    item,
    {
      ...(isRead === undefined ? {} : { isRead }),
      ...(flag ? { isFlagged: flag.flagStatus === 'flagged' } : {}),
    },
    call.state.now(),
  );
  call.state.changed();
  return getMessage(call);
}

const moveSchema = z.object({ destinationId: z.string() });

/** `/messages/{message}/move`: answers with the message under its new id. */
export async function moveMessage(call: MailCall): Promise<Response> {
  requireWrite(call);
  const item = itemOf(call);
  refuseStale(call, etagOf(item));
  const move = moveSchema.safeParse(lowerFirst(await bodyOf(call)));
  if (!move.success) throw faults.badRequest('DestinationId is missing.');
  const folder = folderOf(call, move.data.destinationId);
  call.mailbox.move(item, folder.key, call.state.now());
  call.state.changed();
  const view = await messageView(call, item, { select: null });
  const body = { '@odata.context': contextOf(call, `${pathOf(call)}/messages/$entity`), ...view };
  return graphJson(body, { stamp: call.stamp, status: 201 });
}

/** Deletes a message: into Deleted Items first, from there for good. */
export async function deleteMessage(call: MailCall): Promise<Response> {
  requireWrite(call);
  const item = itemOf(call);
  refuseStale(call, etagOf(item));
  if (item.folder === 'deleteditems') call.mailbox.remove(item, call.state.now());
  else call.mailbox.move(item, 'deleteditems', call.state.now());
  call.state.changed();
  return new Response(null, { status: 204, headers: graphHeaders(call.stamp) });
}

function selectItems(call: MailCall, { filter, ascending }: ListQuery): Item[] {
  const folder = call.path['folder'];
  const items =
    folder === undefined ? call.mailbox.allItems() : call.mailbox.itemsIn(folderOf(call, folder).key);
  const matching = filter ? items.filter((item) => filter.matches(item)) : items;
  return ascending ? matching.reverse() : matching;
}

/** The JSON of a request. @throws GraphFault 400 */
export async function bodyOf(call: MailCall): Promise<unknown> {
  try {
    return await call.request.json();
  } catch {
    throw new GraphFault(400, 'BadRequest', { message: 'Unable to read JSON request payload.' });
  }
}

/** Graph takes `DestinationId` and `destinationId`. */
function lowerFirst(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]),
  );
}

function preferenceApplied(call: MailCall): Record<string, string> {
  return call.ids === 'immutable' ? { 'Preference-Applied': 'IdType="ImmutableId"' } : {};
}
