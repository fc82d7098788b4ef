import { CONTOSO } from '../directory/tenants.ts';
import { stableGuid } from '../stable.ts';
import type { PracticeState } from '../state.ts';
import { headerFields } from './mime-tree.ts';

/** Addresses elsewhere are taken and go nowhere; within the company they must exist. */
export function recipientExists({ mailboxes }: PracticeState, address: string): boolean {
  return !address.toLowerCase().endsWith(`@${CONTOSO.domain}`) || mailboxes.find(address) !== null;
}

/** Puts a submitted message into the mailboxes of this tenant; answers its Message-ID. */
export async function deliverSubmission(
  state: PracticeState,
  message: Buffer,
  recipients: string[],
): Promise<string> {
  const fields = headerFields(message);
  const id = fields.get('message-id') ?? `<${stableGuid(`submission/${state.now()}`)}@practice.example>`;
  for (const address of new Set(recipients.map((each) => each.toLowerCase()))) {
    if (!state.mailboxes.find(address)) continue;
    await state.mailboxes.deliverMime(address, message, state.now());
  }
  state.changed();
  return id;
}

/** Address of the From line; null where there is none. */
export function senderOf(message: Buffer): string | null {
  const from = headerFields(message).get('from');
  return from === undefined ? null : (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim());
}
