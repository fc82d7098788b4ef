import type { Problem } from '../../preload/contract.ts';

/** The settings file could not be read whole and was copied to `copy` before anything was changed. */
export function settingsDamaged(copy: string, detail: string): Problem {
  return {
    cause: 'settings-damaged',
    title: 'Some settings could not be read',
    text: `The settings file was damaged. What could be read was kept, the rest starts afresh, and the file as it was is kept as ${copy}.`,
    who: 'user',
    steps: [
      'Check that your connections are complete and set up again what is missing.',
      'If you have a backup of the settings file, quit the app and put it back.',
    ],
    facts: { message: detail },
  };
}

/** The settings file can't be read or written, so changes last only for this run. */
export function settingsNotSaved(path: string, detail: string): Problem {
  return {
    cause: 'settings-damaged',
    title: 'Settings can’t be saved',
    text: `The settings file ${path} can't be read or written. The app works, but changes are lost when you close it.`,
    who: 'user',
    steps: [
      'Check that the folder exists, that you may write to it, and that the disk is not full.',
      'Start the app again.',
    ],
    facts: { message: detail },
  };
}
