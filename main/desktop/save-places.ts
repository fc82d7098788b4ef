import type { BrowserWindow } from 'electron';
import type { SavePlaces } from '../connections/transfers.ts';
import type { Electron } from './electron.ts';

/** Asks where a file from a mail goes, and whether it is wanted at all; the page never sees a path. */
export function createSavePlaces(electron: Electron, parent: () => BrowserWindow | null): SavePlaces {
  const { dialog, shell } = electron;
  return {
    async chooseFile(suggestedName) {
      const options = { defaultPath: suggestedName };
      const window = parent();
      const { canceled, filePath } = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options);
      return canceled || !filePath ? null : filePath;
    },
    async confirmDanger(name, danger) {
      const options = {
        type: 'warning' as const,
        message: `Save "${name}"?`,
        detail: `${danger}\n\nSave it only if you expected it from this sender, and do not open it otherwise.`,
        buttons: ['Save anyway', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const window = parent();
      const { response } = window
        ? await dialog.showMessageBox(window, options)
        : await dialog.showMessageBox(options);
      return response === 0;
    },
    showInFolder: (path) => shell.showItemInFolder(path),
  };
}
