import { z } from 'zod';
import { maySendAs } from '../mailservers/admission.ts';
import type { MailCall } from './call.ts';
import { faults, GraphFault, graphHeaders } from './fault.ts';
import { bodyOf } from './messages.ts';

const addressSchema = z.object({
  emailAddress: z.object({ address: z.string(), name: z.string().optional() }),
});
const sendSchema = z.object({
  message: z.object({
    subject: z.string().default(''),
    body: z.object({ contentType: z.string().default('text'), content: z.string() }),
    toRecipients: z.array(addressSchema).min(1),
    from: addressSchema.optional(),
  }),
});

/**
 * `POST /sendMail`: a message goes to those of its recipients who have a mailbox here. For another sender
 * it takes Mail.Send.Shared and the right to send as it.
 * https://learn.microsoft.com/graph/api/user-sendmail
 */
export async function sendMail(call: MailCall): Promise<Response> {
  const { state, caller, mailbox } = call;
  const sent = sendSchema.safeParse(await bodyOf(call));
  if (!sent.success) throw faults.badRequest('Unable to read the message.');
  const { subject, body, toRecipients, from } = sent.data.message;
  const sender = (from?.emailAddress.address ?? mailbox.address).toLowerCase();
  const isOwn = sender === caller.person.address;
  const scopes = isOwn ? ['Mail.Send', 'Mail.Send.Shared'] : ['Mail.Send.Shared'];
  if (!scopes.some((scope) => caller.scopes.has(scope))) throw faults.accessDenied();
  const settings = state.exchange.settings(mailbox.address);
  if (!settings || !maySendAs(state, { person: caller.person, settings, mailbox }, sender)) {
    throw new GraphFault(403, 'ErrorSendAsDenied', {
      message:
        'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    });
  }
  const content = /html/i.test(body.contentType) ? { html: body.content } : { text: body.content };
  for (const { emailAddress } of toRecipients) {
    const address = emailAddress.address.toLowerCase();
    if (!state.mailboxes.find(address)) continue;
    state.mailboxes.deliverMessage(address, { subject, from: sender, ...content }, state.now());
  }
  state.changed();
  return new Response(null, { status: 202, headers: graphHeaders(call.stamp) });
}
