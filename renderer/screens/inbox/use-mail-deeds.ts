import type { ReactNode } from 'react';
import type { MailFolder } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import type { MailActions } from './use-mail-actions.tsx';
import type { Targets } from './use-targets.ts';

/** What a person can do with the messages that are selected. */
export interface MailDeeds {
  targets: Targets;
  /** False where the connection may only read: then nothing below does anything. */
  canWrite: boolean;
  markRead(isRead: boolean): void;
  flag(isFlagged: boolean): void;
  remove(): void;
  moveTo(folder: MailFolder): void;
  /** Asks for the folder to move to. */
  askWhere(): void;
  save(): void;
  undo(): void;
  /** Where the words about what was done appear. */
  toaster: ReactNode;
}

export interface DeedsOptions {
  connectionId: string;
  canWrite: boolean;
  targets: Targets;
  folders: readonly MailFolder[];
  openFolderId: string;
  actions: MailActions;
  askWhere(): void;
  /** Messages are about to leave the list. */
  onLeave(ids: readonly string[]): void;
}

export function useMailDeeds(options: DeedsOptions): MailDeeds {
  const { connectionId, canWrite, targets, folders, openFolderId, actions, askWhere, onLeave } = options;
  const announce = useAnnounce();
  const save = useCommand('message.save');
  const { ids } = targets;

  /** Keys reach this too, where the buttons are greyed out: then it says why. */
  function ifPossible(act: () => void): void {
    if (!canWrite) announce('This connection may only read mail.');
    else if (ids.length > 0) act();
  }

  function move(folder: { id: string; name: string }): void {
    ifPossible(() => {
      onLeave(ids);
      actions.perform({ kind: 'move', ids, to: folder.id }, folder.name);
    });
  }

  return {
    targets,
    canWrite,
    markRead: (on) => ifPossible(() => actions.perform({ kind: 'read', ids, on })),
    flag: (on) => ifPossible(() => actions.perform({ kind: 'flag', ids, on })),
    remove() {
      const trash = folders.find(({ wellKnown }) => wellKnown === 'deleteditems');
      // From there it would be for good, and that is for Outlook, which asks.
      if (trash && trash.id === openFolderId) announce('These messages are deleted already.');
      else move(trash ?? { id: 'deleteditems', name: 'Deleted Items' });
    },
    moveTo: move,
    askWhere: () => ifPossible(askWhere),
    save() {
      const [messageId] = ids;
      if (messageId !== undefined && ids.length === 1) void save.run({ connectionId, messageId });
    },
    toaster: actions.toaster,
    undo: () => (canWrite ? actions.undo() : announce('This connection may only read mail.')),
  };
}
