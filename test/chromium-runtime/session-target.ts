import type { Protocol } from 'devtools-protocol';
import { Session } from './session.ts';

type TargetOptions = Omit<Protocol.Target.CreateTargetRequest, 'url' | 'browserContextId'>;

/** Opens an empty page in a session's browser context; answers its id. */
export async function createTarget(session: Session, options: TargetOptions): Promise<string> {
  const context = Session.context(session);
  const target = { url: 'about:blank', ...options, ...(await context.params()) };
  const { targetId } = await context.browser.send('Target.createTarget', target);
  return targetId;
}
