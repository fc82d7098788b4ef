import { contentOf } from '../mail/mailbox.ts';
import { ATTACHMENT_PROPERTIES, attachmentId, attachmentView } from './attachment-view.ts';
import { contextOf, type MailCall } from './call.ts';
import { faults, graphHeaders, graphJson } from './fault.ts';
import { itemOf, pathOf, requireBodies } from './lookup.ts';
import { readSelect } from './query.ts';

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
    // A link has no content (attachment-get).
    if (file.kind === 'reference') throw faults.noContent();
    return new Response(Buffer.from(file.bytes), {
      headers: { 'Content-Type': file.contentType, ...graphHeaders(call.stamp) },
    });
  }
  const context = contextOf(call, `${pathOf(call)}/messages('${call.path['message']}')/attachments/$entity`);
  const view = attachmentView(file, { index, withBytes: true });
  return graphJson({ '@odata.context': context, ...view }, { stamp: call.stamp });
}

function selected(view: Record<string, unknown>, select: string[] | null): Record<string, unknown> {
  if (!select) return view;
  const keeps = (name: string) => name.startsWith('@') || name === 'id' || select.includes(name);
  return Object.fromEntries(Object.entries(view).filter(([name]) => keeps(name)));
}
