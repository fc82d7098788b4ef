import type { CommandInput, Problem, SettingsFile } from '../../../preload/contract.ts';
import type { Clock } from '../../clock.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { Cloud } from '../../identity/types.ts';
import { failure, type Result, success } from '../../result.ts';
import type { Connections } from '../connections.ts';
import type { Files } from '../files.ts';
import type { NetworkService } from '../network.ts';
import { saveAs } from '../save-as.ts';
import type { SettingsService } from '../settings.ts';
import type { Store } from '../types.ts';
import { networkChanges, settingChanges } from './changes.ts';
import { FORMAT, readSettingsFile, type SettingsFileContent, VERSION } from './file-schema.ts';
import { connectionsOf, judge, portable } from './imported.ts';

export interface SettingsFilesDeps {
  store: Store;
  settings: SettingsService;
  network: Pick<NetworkService, 'take'>;
  connections: Pick<Connections, 'all' | 'addMany' | 'release'>;
  clouds(): readonly Cloud[];
  files: Pick<Files, 'save' | 'open'>;
  clock: Clock;
  diagnose(evidence: Evidence): Problem;
}

/** Settings and connections as a file: without secrets, and never taken over unseen. */
export interface SettingsFiles {
  save(): Promise<Result<{ saved: boolean }>>;
  open(): Promise<Result<SettingsFile | null>>;
  apply(parts: CommandInput<'settingsFile.apply'>): Promise<Result<{ added: number }>>;
}

export function createSettingsFiles(deps: SettingsFilesDeps): SettingsFiles {
  const { store, settings, network, connections, clouds, files, clock, diagnose } = deps;
  /** What was opened last and has not been taken over: the page sees words about it, and never sends it back. */
  let opened: SettingsFileContent | null = null;
  const refuse = (message: string) => failure(diagnose({ source: 'app', facts: { message } }));
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'The file cannot be used.');
  const own = () => connections.all().filter(({ practice }) => !practice);

  return {
    async save() {
      const writtenAt = new Date(clock.now()).toISOString();
      const content: SettingsFileContent = {
        format: FORMAT,
        version: VERSION,
        writtenAt,
        settings: settings.get(),
        network: store.get('network'),
        connections: own().map(portable),
      };
      const name = `mailbox-connector-settings-${writtenAt.slice(0, 10)}.json`;
      return saveAs(files, name, `${JSON.stringify(content, null, 2)}\n`);
    },
    async open() {
      opened = null;
      let text: string | null;
      try {
        text = await files.open('Choose exported settings');
      } catch (error) {
        return refuse(messageOf(error));
      }
      if (text === null) return success(null);
      const read = readSettingsFile(text);
      if (!read.ok) return refuse(read.message);
      opened = read.value;
      return success({
        writtenAt: opened.writtenAt,
        settings: settingChanges(settings.get(), opened.settings),
        network: networkChanges(store.get('network'), opened.network, clock.now()),
        mailboxes: judge(opened.connections, own(), clouds()).map(({ view }) => view),
      });
    },
    async apply(parts) {
      const file = opened;
      if (!file) return refuse('Open the file once more: it is not there any longer.');
      opened = null;
      if (parts.network) {
        const taken = await network.take(file.network);
        if (!taken.ok) return taken;
      }
      if (parts.settings) settings.update(file.settings);
      const wanted = judge(parts.mailboxes ? file.connections : [], own(), clouds());
      const added = connectionsOf(
        wanted.filter(({ view }) => view.verdict === 'new').map((one) => one.portable),
        connections.all(),
      );
      connections.addMany(added);
      // Released, each finds out that nobody has signed in, and says so.
      for (const { id } of added) connections.release(id);
      return success({ added: added.length });
    },
  };
}
