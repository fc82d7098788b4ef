import type { BrowserWindow } from 'electron';
import type { DangerousFile, SavePlaces } from '../connections/transfers.ts';
import type { Electron } from './electron.ts';

/** Dangerous files that a question names; of more it says how many. */
const NAMED = 8;

/** Asks where files from a mail go, and whether they are wanted at all; the page never sees a path. */
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
    async chooseFolder() {
      const options = {
        title: 'Save all attachments to',
        buttonLabel: 'Save here',
        properties: ['openDirectory' as const, 'createDirectory' as const],
      };
      const window = parent();
      const { canceled, filePaths } = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return canceled ? null : (filePaths[0] ?? null);
    },
    async confirmDanger(files, hasOthers) {
      const answers = hasOthers ? (['save', 'leave-out', 'cancel'] as const) : (['save', 'cancel'] as const);
      const safest = answers.length - 1;
      const options = {
        type: 'warning' as const,
        ...questionAbout(files),
        buttons: answers.map((answer) => WORDS[answer]),
        defaultId: hasOthers ? 1 : safest,
        cancelId: safest,
        noLink: true,
      };
      const window = parent();
      const { response } = window
        ? await dialog.showMessageBox(window, options)
        : await dialog.showMessageBox(options);
      return answers[response] ?? 'cancel';
    },
    showInFolder: (path) => shell.showItemInFolder(path),
  };
}

const WORDS = { save: 'Save anyway', 'leave-out': 'Save the others', cancel: 'Cancel' };

function questionAbout(files: readonly DangerousFile[]): { message: string; detail: string } {
  const [first] = files;
  if (first && files.length === 1) {
    return {
      message: `Save "${first.name}"?`,
      detail: `${first.danger}\n\nSave it only if you expected it from this sender, and do not open it otherwise.`,
    };
  }
  const named = files.slice(0, NAMED).map(({ name, danger }) => `${name}: ${danger}`);
  const more = files.length > NAMED ? [`and ${files.length - NAMED} more`] : [];
  return {
    message: `Save ${files.length} files that can do harm?`,
    detail: [
      ...named,
      ...more,
      '',
      'Save them only if you expected them from this sender, and do not open them otherwise.',
    ].join('\n'),
  };
}
