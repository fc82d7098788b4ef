import { z } from 'zod';
import { contentOf, headOf, type Item } from '../mail/mailbox.ts';
import { mimeOf } from '../mail/mime.ts';
import { ATTACHMENT_PROPERTIES, attachmentId, attachmentView } from './attachment-view.ts';
import { contextOf, type MailCall } from './call.ts';
import { faults, GraphFault, graphHeaders, graphJson } from './fault.ts';
import { folderOf, itemOf, pathOf, requireBodies, requireWrite } from './lookup.ts';
import { MESSAGE_PROPERTIES, messageView } from './message-view.ts';
import { nextPage } from './paging.ts';
import { type ListQuery, readListQuery, readSelect } from './query.ts';

/** $search finds no more than this (search-query-parameter). */
const MAX_FOUND = 1000;

/** `/messages` and `/mailFolders/{folder}/messages`. */
export async function listMessages(call: MailCall): Promise<Response> {
  const query = readListQuery(call.url.searchParams, MESSAGE_PROPERTIES);
  const found = search(selectItems(call, query), query);
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
  if (item.folder === 'deleteditems') call.mailbox.remove(item, call.state.now());
  else call.mailbox.move(item, 'deleteditems', call.state.now());
  call.state.changed();
  return new Response(null, { status: 204, headers: graphHeaders(call.stamp) });
}

/** `/messages/{message}/attachments`. */
export async function listAttachments(call: MailCall): Promise<Response> {
  requireBodies(call);
  const { attachments } = await contentOf(itemOf(call));
  const params = call.url.searchParams;
  const select = readSelect(params.get('$select') ?? params.get('select'), ATTACHMENT_PROPERTIES);
  const value = attachments.map((file, index) =>
    selected(attachmentView(file, { index, withBytes: select?.includes('contentBytes') ?? true }), select),
  );
  const context = contextOf(call, `${pathOf(call)}/messages('${call.path['message']}')/attachments`);
  return graphJson({ '@odata.context': context, value }, { stamp: call.stamp });
}

/** `/messages/{message}/attachments/{attachment}`, raw when the path ends in `$value`. */
export async function getAttachment(call: MailCall): Promise<Response> {
  requireBodies(call);
  const { attachments } = await contentOf(itemOf(call));
  const index = attachments.findIndex((_, position) => attachmentId(position) === call.path['attachment']);
  const file = attachments[index];
  if (!file) throw faults.itemNotFound();
  if (call.url.pathname.endsWith('/$value')) {
    return new Response(Buffer.from(file.bytes), {
      headers: { 'Content-Type': file.contentType, ...graphHeaders(call.stamp) },
    });
  }
  const context = contextOf(call, `${pathOf(call)}/messages('${call.path['message']}')/attachments/$entity`);
  const view = attachmentView(file, { index, withBytes: true });
  return graphJson({ '@odata.context': context, ...view }, { stamp: call.stamp });
}

function selectItems(call: MailCall, { filter, ascending }: ListQuery): Item[] {
  const folder = call.path['folder'];
  const items =
    folder === undefined ? call.mailbox.allItems() : call.mailbox.itemsIn(folderOf(call, folder).key);
  const matching = filter ? items.filter((item) => filter.matches(item)) : items;
  return ascending ? matching.reverse() : matching;
}

function search(items: Item[], { search: words }: ListQuery): Item[] {
  if (!words) return items;
  const found: Item[] = [];
  for (const item of items) {
    if (found.length === MAX_FOUND) break;
    if (words.every((word) => mentions(item, word))) found.push(item);
  }
  return found;
}

/** A word may carry the field it is looked for in: `subject:`, `from:`, `body:`. */
function mentions(item: Item, word: string): boolean {
  const { subject, from, preview } = headOf(item);
  const fields: Record<string, string> = {
    subject,
    from: `${from?.name ?? ''} ${from?.address ?? ''}`,
    body: preview,
  };
  const [field = '', ...rest] = word.split(':');
  const text = Object.hasOwn(fields, field) && rest.length > 0 ? fields[field] : undefined;
  if (text !== undefined) return text.toLowerCase().includes(rest.join(':'));
  return Object.values(fields).some((each) => each.toLowerCase().includes(word));
}

async function bodyOf(call: MailCall): Promise<unknown> {
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

function selected(view: Record<string, unknown>, select: string[] | null): Record<string, unknown> {
  if (!select) return view;
  const keeps = (name: string) => name.startsWith('@') || name === 'id' || select.includes(name);
  return Object.fromEntries(Object.entries(view).filter(([name]) => keeps(name)));
}

function preferenceApplied(call: MailCall): Record<string, string> {
  return call.ids === 'immutable' ? { 'Preference-Applied': 'IdType="ImmutableId"' } : {};
}
