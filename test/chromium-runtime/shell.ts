import type { Recorder } from './recorder.ts';
import { guardModule } from './unimplemented.ts';

/** `electron.shell`: recorded, and opened where a person looks on. */
export function createShell(record: Recorder) {
  const open = (target: string) => {
    record.opened.push(target);
    record.openForPerson?.(target);
  };
  return guardModule('shell', {
    async openExternal(url: string): Promise<void> {
      if (!URL.canParse(url)) throw new Error('Invalid URL');
      open(url);
    },
    async openPath(path: string): Promise<string> {
      open(path);
      return '';
    },
    showItemInFolder: open,
  });
}
