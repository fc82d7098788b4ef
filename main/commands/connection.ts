import { type CommandServices, done, type Handlers } from './types.ts';

export function connectionCommands({ connections, doctor }: CommandServices) {
  const on = (act: (id: string) => void | Promise<void>) => async (input: { connectionId: string }) => {
    await act(input.connectionId);
    return done;
  };
  return {
    'connection.select': ({ connectionId }) => {
      connections.select(connectionId);
      return done;
    },
    'connection.sync': on((id) => connections.sync(id)),
    'connection.pause': on((id) => connections.setPaused(id, true)),
    'connection.resume': on((id) => connections.setPaused(id, false)),
    'connection.mute': ({ connectionId, isMuted }) => {
      connections.setMuted(connectionId, isMuted);
      return done;
    },
    'connection.signOut': on((id) => connections.signOut(id)),
    'connection.remove': on(async (id) => {
      doctor.forget(id);
      await connections.remove(id);
    }),
    'mail.open': ({ connectionId, folderId }) => connections.open(connectionId, folderId),
    'mail.message': ({ connectionId, messageId }) => connections.message(connectionId, messageId),
  } satisfies Partial<Handlers>;
}
