import type { Mailbox } from '../mail/mailbox.ts';
import type { IdFormat } from '../mail/message-ids.ts';
import type { Origins } from '../origins.ts';
import type { PracticeState } from '../state.ts';
import type { Caller } from './bearer.ts';
import type { GraphStamp } from './fault.ts';

/** One request to Graph with everything its handlers need. */
export interface GraphCall {
  state: PracticeState;
  request: Request;
  url: URL;
  origins: Origins;
  stamp: GraphStamp;
  caller: Caller;
}

/** A request to one mailbox, after the right to open it was checked. */
export interface MailCall extends GraphCall {
  mailbox: Mailbox;
  /** What the path's placeholders stand for. */
  path: Record<string, string>;
  ids: IdFormat;
  /** May see bodies and attachments; false with Mail.ReadBasic alone. */
  seesBodies: boolean;
}

/** Values of the `Prefer` header by lower-case name, without quotes. */
export function preferences(request: Request): Map<string, string> {
  const header = request.headers.get('Prefer') ?? '';
  const pairs = header.split(',').map((pair) => {
    const [name = '', value = ''] = pair.trim().split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')] as const;
  });
  return new Map(pairs.filter(([name]) => name !== ''));
}

/** `Prefer: IdType="ImmutableId"`. */
export function idFormatOf(request: Request): IdFormat {
  return preferences(request).get('idtype')?.toLowerCase() === 'immutableid' ? 'immutable' : 'mutable';
}

/** `@odata.context` of a collection or entity. */
export function contextOf(call: GraphCall, path: string): string {
  return `${call.origins.graph}/v1.0/$metadata#${path}`;
}
