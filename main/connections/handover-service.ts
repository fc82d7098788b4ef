import { randomUUID } from 'node:crypto';
import type { HandedOver, HandoverFormat, Imported, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Cloud } from '../identity/types.ts';
import { icsCalendar } from '../registration/calendar.ts';
import { exportHandover } from '../registration/handover.ts';
import { importRegistration } from '../registration/import/import.ts';
import { adminScript } from '../registration/scripts/script.ts';
import { failure, type Result, success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import type { Connections } from './connections.ts';
import type { Files } from './files.ts';
import { saveAs } from './save-as.ts';
import type { SetupService } from './setup.ts';
import { planOfSetup } from './setup-draft.ts';
import { sheetOf, systemOf } from './sheet.ts';
import type { Connection, Store, Vault } from './types.ts';
import { olderDueAt, withHandedOver } from './upkeep/upkeep.ts';

/** Any System that has no file of its own. */
const CUSTOM = 'custom';

export interface HandoverDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  clouds(): Cloud[];
  setup: SetupService;
  connections: Connections;
  files: Files;
  clipboard: { writeSecret(text: string): Promise<void> };
  diagnose(evidence: Evidence): Problem;
}

/** Values out (sheet, scripts, calendar) and values in (import). */
export interface HandoverService {
  copySecret(connectionId: string): Promise<Result<null>>;
  exportSheet(
    connectionId: string,
    format: HandoverFormat,
    withSecret: boolean,
  ): Promise<Result<{ saved: boolean }>>;
  exportCalendar(): Promise<Result<{ saved: boolean }>>;
  script(kind: 'az' | 'powershell'): Result<{ text: string }>;
  importText(text: string): Promise<Result<Imported>>;
}

export function createHandover(deps: HandoverDeps): HandoverService {
  const { store, vault, clock, clouds, setup, connections, files, clipboard } = deps;
  const problem = (message: string) => failure(deps.diagnose({ source: 'app', facts: { message } }));
  const secretOf = async (id: string): Promise<string | null> => {
    const entry = await vault.get(vaultKeys.secret(id));
    return entry.kind === 'found' ? entry.value : null;
  };
  const note = (id: string, how: HandedOver['how']) => {
    const connection = connections.get(id);
    if (connection) connections.amend(withHandedOver(connection, how, clock.now()));
  };
  return {
    async copySecret(id) {
      const secret = await secretOf(id);
      if (secret === null) return problem('The vault does not hold this secret any more.');
      await clipboard.writeSecret(secret);
      note(id, 'copied');
      return success(null);
    },
    async exportSheet(id, format, withSecret) {
      const connection = connections.get(id);
      const sheet = connection && sheetOf(connection, clouds());
      if (!sheet) return problem('There is no sheet for this connection.');
      const secret = withSecret ? await secretOf(id) : null;
      const { fileName, text } = exportHandover(sheet, format, secret === null ? {} : { secret });
      const saved = await saveAs(files, fileName, text);
      if (saved.ok && saved.value.saved && secret !== null) note(id, format);
      return saved;
    },
    exportCalendar() {
      const entries = store.get('connections').map((connection) => ({
        connectionName: connection.mailbox,
        system: systemOf(connection).name,
        expiresAt: connection.secretExpiresAt ?? '',
        ...removalOf(connection),
      }));
      return saveAs(files, 'client-secrets.ics', icsCalendar(entries, clock.now()));
    },
    script(kind) {
      const current = setup.current();
      const made = current && planOfSetup(current, clouds());
      const cloud = clouds().find(({ id }) => id === current?.cloud);
      if (!current || !cloud || !made?.ok) return problem('The plan is not complete yet.');
      const { tenant } = current.registration;
      const name = `Mailbox Connector: ${systemOf(current).name}`;
      return success({
        text: adminScript({ kind, plan: made.plan, name, cloud, ...(tenant ? { tenant } : {}) }),
      });
    },
    async importText(text) {
      const { secret, ...imported } = importRegistration(text);
      const current = setup.current();
      const from = {
        system: imported.system,
        mailbox: imported.mailbox,
        signer: imported.mailbox,
        ...(current ? { id: current.id } : { id: randomUUID() }),
      };
      await setup.start(false, from);
      setup.update({ inputs: knownInputs(imported) });
      const { clientId, tenant, redirectUri } = imported;
      setup.update({ registration: { clientId, tenant, ...(redirectUri ? { redirectUri } : {}) } });
      if (secret) await setup.setSecret(secret);
      return success(imported);
    },
  };
}

/** A product that is not in the list is asked for its redirect URI: one that still works stands in the import. */
function knownInputs({ system, redirectUri, hasSecret }: Imported): Record<string, string> {
  if (system !== CUSTOM || !redirectUri || redirectUri.endsWith('/oauth2/nativeclient')) return {};
  return { redirectUri, platform: hasSecret ? 'web' : 'publicClient' };
}

function removalOf(connection: Connection): { removeOlderAt?: string } {
  const at = olderDueAt(connection);
  return at === null ? {} : { removeOlderAt: new Date(at).toISOString() };
}
