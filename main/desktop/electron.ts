/** Electron as a value that is handed in: only `main/index.ts` imports the real one. */
export type Electron = typeof import('electron');
