import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore, { type Options } from 'electron-store';
import { type Clock, systemClock } from '../clock.ts';
import { defaultSaved } from './default-saved.ts';
import { settingsDamaged, settingsNotSaved } from './store-problem.ts';
import type { ReadSaved, Saved, Store } from './types.ts';

const LEFTOVER_AGE_MS = 60_000;

/** The file as electron-store sees it: any JSON object. */
type SettingsFile = Record<string, unknown>;

/** Changes of the file's shape: `version` is the newest, `steps` lead there (conf's migrations). */
export interface Migrations {
  version: string;
  steps: NonNullable<Options<SettingsFile>['migrations']>;
}

/** 1.0.0 is the first shape. A step is keyed by the version that introduced the new shape. */
const MIGRATIONS: Migrations = { version: '1.0.0', steps: {} };

export interface StoreOptions {
  directory: string;
  /** Checks what the file holds: `readSaved`, unless there is no file. */
  read(file: SettingsFile): ReadSaved;
  clock?: Clock;
  migrations?: Migrations;
}

/** The settings file in a folder. */
export function settingsPath(directory: string): string {
  return join(directory, 'settings.json');
}

/**
 * Opens the settings file `settings.json` in an absolute `directory`. Never throws: a damaged file
 * is copied to `settings.damaged-<time>.json` and read as far as it goes, and where nothing can be
 * written the settings live in memory; `notice` tells which.
 */
export function createStore(options: StoreOptions): Store {
  const { directory, read, clock = systemClock, migrations = MIGRATIONS } = options;
  const path = settingsPath(directory);
  const setAside = createSetAside(directory, clock);
  let saved = defaultSaved();
  let backing: ElectronStore<SettingsFile> | null = null;
  let notSaved: Store['notice'] = null;

  const save = () => {
    if (backing) backing.store = { ...saved };
  };
  const guarded = (work: () => void) => {
    try {
      work();
      notSaved = null;
    } catch (error) {
      notSaved = settingsNotSaved(path, codeOf(error));
    }
  };

  guarded(() => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    sweepLeftovers(directory, clock);
    backing = openFile(directory, migrations, setAside);
    const file = backing.store;
    const { saved: sound, damaged } = read(file);
    if (damaged.length > 0) setAside.keep(JSON.stringify(file), `unreadable: ${damaged.join(', ')}`);
    saved = sound;
    if (setAside.notice) save();
  });

  return {
    get notice() {
      return notSaved ?? setAside.notice;
    },
    get: (key) => saved[key],
    set<K extends keyof Saved>(key: K, value: Saved[K]) {
      saved = { ...saved, [key]: value };
      // A file that could not be read at start is never written: what it holds may be all there is.
      if (backing) guarded(save);
    },
  };
}

/** A process that is killed between write and rename leaves its temporary file behind. */
function sweepLeftovers(directory: string, clock: Clock): void {
  for (const name of readdirSync(directory).filter((file) => file.startsWith('settings.json.tmp-'))) {
    const file = join(directory, name);
    // A younger one may be another process's write under way.
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? clock.now();
    if (written < clock.now() - LEFTOVER_AGE_MS) rmSync(file, { force: true });
  }
}

function openFile(
  directory: string,
  migrations: Migrations,
  setAside: SetAside,
): ElectronStore<SettingsFile> {
  return new ElectronStore<SettingsFile>({
    cwd: directory,
    name: 'settings',
    // Connections name people and tenants: nobody else on this computer needs to know.
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    projectVersion: migrations.version,
    migrations: migrations.steps,
    // The default throws on a damaged file, `clearInvalidConfig` drops it without a copy.
    deserialize: (text) => parseObject(text) ?? setAside.keep(text, 'not JSON'),
  });
}

interface SetAside {
  readonly notice: Store['notice'];
  /** Writes `text` beside the settings file and answers the empty file to go on with. */
  keep(text: string, detail: string): SettingsFile;
}

function createSetAside(directory: string, clock: Clock): SetAside {
  let notice: Store['notice'] = null;
  return {
    get notice() {
      return notice;
    },
    keep(text, detail) {
      const time = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
      const name = `settings.damaged-${time}.json`;
      writeFileSync(join(directory, name), text, { mode: 0o600 });
      chmodSync(join(directory, name), 0o600);
      notice = settingsDamaged(name, detail);
      return {};
    },
  };
}

function parseObject(text: string): SettingsFile | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as SettingsFile)
      : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unexpected failure';
}
