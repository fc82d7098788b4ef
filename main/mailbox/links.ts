/** What is kept on disk of one folder, so that a restart knows what is new since. No mail. */
export interface FolderMark {
  /** The delta link of the last round. */
  link: string;
  /** `receivedAt` of the newest message seen, epoch ms. */
  newest: number;
}

/** Delta links by connection and folder. */
export interface Links {
  get(connectionId: string, folder: string): FolderMark | null;
  /** Null forgets the folder. */
  set(connectionId: string, folder: string, mark: FolderMark | null): void;
  /** The connection is gone, or somebody else signs in. */
  forget(connectionId: string): void;
}

/** For this run only. */
export function memoryLinks(): Links {
  const connections = new Map<string, Map<string, FolderMark>>();
  return {
    get: (connectionId, folder) => connections.get(connectionId)?.get(folder) ?? null,
    set(connectionId, folder, mark) {
      const folders = connections.get(connectionId) ?? new Map<string, FolderMark>();
      connections.set(connectionId, folders);
      if (mark) folders.set(folder, mark);
      else folders.delete(folder);
    },
    forget: (connectionId) => void connections.delete(connectionId),
  };
}
