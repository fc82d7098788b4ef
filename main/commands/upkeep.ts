import { withExpiry } from '../connections/upkeep/upkeep.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

/** Keeping a connection's client secret alive. */
export function upkeepCommands({ renewals, olderSecrets, connections }: CommandServices) {
  const begin = (act: (id: string) => Promise<void>) => (input: { connectionId: string }) => {
    void act(input.connectionId);
    return done;
  };
  return {
    'secret.replace': ({ connectionId, secret, expiresAt }) =>
      renewals.take(connectionId, { value: secret, keyId: null, expiresAt }),
    'secret.setExpiry': ({ connectionId, expiresAt }) => {
      const connection = connections.get(connectionId);
      if (connection) connections.amend(withExpiry(connection, expiresAt));
      return done;
    },
    'renewal.start': begin(renewals.start),
    'renewal.prove': begin(renewals.prove),
    'renewal.rehearse': begin(renewals.rehearse),
    'renewal.cancel': async ({ connectionId }) => {
      await olderSecrets.cancel(connectionId);
      await renewals.cancel(connectionId);
      return done;
    },
    'renewal.discard': async ({ connectionId }) => {
      await renewals.discard(connectionId);
      return done;
    },
    'older.find': begin(olderSecrets.find),
    'older.remove': ({ connectionId, keyIds }) => {
      void olderSecrets.remove(connectionId, keyIds);
      return done;
    },
    'older.done': ({ connectionId }) => {
      olderSecrets.done(connectionId);
      return done;
    },
  } satisfies Partial<Handlers>;
}
