import type { PracticeState } from '../state.ts';
import { unverifiedClaims } from './bearer.ts';
import type { GraphCall } from './call.ts';
import { GraphFault } from './fault.ts';
import { pathSegments } from './routes.ts';

/** A request's place among those that one application has at one mailbox. */
export interface Slot {
  isFull: boolean;
  leave(): void;
}

const NO_SLOT: Slot = { isFull: false, leave() {} };

/**
 * Takes a place at the mailbox that the request is about. This is done on arrival, before the token
 * is checked: requests that arrive together must meet.
 */
export function takeSlot(state: PracticeState, request: Request): Slot {
  const key = slotKey(state, request);
  if (key === null) return NO_SLOT;
  const leave = state.disturbances.enter(key);
  return leave ? { isFull: false, leave } : { isFull: true, leave() {} };
}

/** @throws GraphFault 429 while throttling is ordered or switched on */
export function refuseThrottled({ state }: GraphCall): void {
  const retryAfter = state.disturbances.takeThrottle();
  if (retryAfter !== null) throw throttled('Too many requests.', retryAfter);
}

/** Outlook's limits per application and mailbox. @throws GraphFault 429 */
export function refuseExcess({ state, caller }: GraphCall, address: string, slot: Slot): void {
  const wait = state.disturbances.countRequest(`${caller.appId} ${address}`, state.now());
  if (wait !== null) throw throttled('Application is over its RequestRate limit.', wait);
  if (slot.isFull) throw throttled('Application is over its MailboxConcurrency limit.', 1);
}

function slotKey(state: PracticeState, request: Request): string | null {
  const [, root = '', name = '', ...rest] = pathSegments(new URL(request.url).pathname);
  const isMe = root.toLowerCase() === 'me';
  if (isMe ? name === '' : root.toLowerCase() !== 'users' || rest.length === 0) return null;
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
  const record = state.accessTokens.find(String(unverifiedClaims(token)?.['uti']));
  return record ? `${record.appId} ${isMe ? record.address : name.toLowerCase()}` : null;
}

function throttled(message: string, retryAfter: number): GraphFault {
  return new GraphFault(429, 'ApplicationThrottled', {
    message,
    headers: { 'Retry-After': String(retryAfter) },
  });
}
