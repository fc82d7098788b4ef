import { success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function settingsFileCommands({ settingsFiles, diagnostics, clipboard, showLog }: CommandServices) {
  return {
    'settingsFile.save': () => settingsFiles.save(),
    'settingsFile.open': () => settingsFiles.open(),
    'settingsFile.apply': (parts) => settingsFiles.apply(parts),
    'diagnostics.setDetailed': ({ on }) => {
      diagnostics.setDetailed(on);
      return done;
    },
    'diagnostics.readLog': () => success({ text: diagnostics.read() }),
    'diagnostics.copyLog': async () => {
      await clipboard.write(diagnostics.read());
      return done;
    },
    'diagnostics.showLog': () => {
      showLog();
      return done;
    },
  } satisfies Partial<Handlers>;
}
