import type { LiveMail } from '../connections/live-mail.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, type Result, success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

/** What a person does with the mail of a connection. */
export function mailCommands({ connections }: CommandServices) {
  const on = <T>(
    connectionId: string,
    act: (mail: LiveMail) => Result<T> | Promise<Result<T>>,
  ): Result<T> | Promise<Result<T>> => {
    const mail = connections.mail(connectionId);
    if (mail) return act(mail);
    return failure(diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } }));
  };
  return {
    'mail.list': ({ connectionId, folderId, ...range }) =>
      on(connectionId, (mail) => success(mail.list(folderId, range))),
    'mail.ids': ({ connectionId, folderId, ...range }) =>
      on(connectionId, (mail) => success(mail.ids(folderId, range))),
    'mail.search': ({ connectionId, text, folderId }) =>
      on(connectionId, async (mail) => {
        await mail.search(text, folderId);
        return done;
      }),
    'mail.change': ({ connectionId, actionId, change }) =>
      on(connectionId, (mail) => mail.change(actionId, change)),
    'mail.undo': ({ connectionId, actionId }) => on(connectionId, (mail) => mail.undo(actionId)),
  } satisfies Partial<Handlers>;
}
