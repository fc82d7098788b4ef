import type { Recorder } from './recorder.ts';
import { guardModule } from './unimplemented.ts';

/** `electron.clipboard` as of Electron 44: everything is asynchronous. Kept in memory. */
export function createClipboard(record: Recorder) {
  return guardModule('clipboard', {
    readText: async () => record.clipboard,
    writeText: async (text: string) => {
      record.clipboard = text;
      record.copyForPerson?.(text);
    },
    clear: async () => {
      record.clipboard = '';
      record.copyForPerson?.('');
    },
  });
}
