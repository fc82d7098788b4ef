import { type CommandServices, done, type Handlers } from './types.ts';

/** Saving attachments and messages as files. */
export function transferCommands({ transfers }: CommandServices) {
  return {
    'attachment.save': ({ connectionId, messageId, attachmentId }) =>
      transfers.saveAttachment(connectionId, messageId, attachmentId),
    'attachment.saveAll': ({ connectionId, messageId, attachmentIds }) =>
      transfers.saveAttachments(connectionId, messageId, attachmentIds),
    'message.save': ({ connectionId, messageId }) => transfers.saveMessage(connectionId, messageId),
    'transfer.close': ({ id }) => {
      transfers.close(id);
      return done;
    },
    'transfer.show': ({ id }) => {
      transfers.show(id);
      return done;
    },
  } satisfies Partial<Handlers>;
}
