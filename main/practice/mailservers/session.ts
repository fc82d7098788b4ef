import { randomUUID } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import type { PracticeState } from '../state.ts';
import type { Wire } from './wire.ts';

/** What one client's dialogue works with. */
export interface MailSession {
  state: PracticeState;
  wire: Wire;
  /** For STARTTLS. */
  secureContext(): SecureContext;
  /** Tells this client when a mailbox of the tenant changes; answers the way to stop it. */
  onMail(listener: () => void): () => void;
}

/** Name the servers give themselves, in Exchange's form. */
export const SERVER_NAME = 'PRACTICE0001.practice.example';

/** `[HOST date id]`: how Exchange ends its refusals, so that its support finds them. */
export function serverMark(state: PracticeState): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  return `[${SERVER_NAME} ${new Date(state.now()).toISOString()} ${id}]`;
}

/** What stands in brackets behind a greeting: the server's name in base64. */
export function greetingMark(): string {
  return `[${Buffer.from(SERVER_NAME, 'utf16le').toString('base64')}]`;
}
