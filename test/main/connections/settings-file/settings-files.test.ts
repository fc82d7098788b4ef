import { beforeEach, describe, expect, it } from 'vitest';
import { createSettings } from '../../../../main/connections/settings.ts';
import { createSettingsFiles } from '../../../../main/connections/settings-file/settings-files.ts';
import { createState } from '../../../../main/connections/state.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import { newUpkeep } from '../../../../main/connections/upkeep/upkeep.ts';
import { diagnose } from '../../../../main/diagnosis/diagnose.ts';
import { loadClouds } from '../../../../main/identity/clouds.ts';
import { success } from '../../../../main/result.ts';
import type { NetworkSettings } from '../../../../preload/contract.ts';
import { appState } from '../../../fakes/app-state.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';
import { savedConnection } from '../../../fakes/saved-connection.ts';

function connection(mailbox: string, changes: Partial<Connection> = {}): Connection {
  const { registration } = savedConnection();
  return savedConnection({
    id: `id-${mailbox}`,
    mailbox,
    signer: 'dana@contoso.com',
    signedInAs: 'dana@contoso.com',
    account: { homeAccountId: 'home-1', objectId: 'object-1', tenantId: 'tenant-1' },
    registration: { ...registration, tenant: 'contoso.com' },
    hasSecret: true,
    upkeep: { ...newUpkeep(), keyId: 'key-1' },
    lastSync: '2026-11-01T00:00:00.000Z',
    ...changes,
  });
}

type Desk = ReturnType<typeof desk>;

function desk(present: Connection[] = []) {
  const store = memoryStore();
  const settings = createSettings({ store, state: createState(appState()) });
  const disk = { saved: '', opened: null as string | null };
  const added: Connection[] = [];
  const released: string[] = [];
  const taken: NetworkSettings[] = [];
  const files = createSettingsFiles({
    store,
    settings,
    clock: new FakeClock(),
    diagnose,
    clouds: loadClouds,
    network: {
      async take(next) {
        taken.push(next);
        return success(null);
      },
    },
    connections: {
      all: () => [...present, ...added],
      addMany: (list) => void added.push(...list),
      release: (id) => void released.push(id),
    },
    files: {
      async save(_, content) {
        disk.saved = String(content);
        return true;
      },
      open: async () => disk.opened,
    },
  });
  return { files, settings, store, disk, added, released, taken };
}

/** A file as another computer writes it. */
async function exported(connections: Connection[], change?: (other: Desk) => void): Promise<string> {
  const other = desk(connections);
  change?.(other);
  await other.files.save();
  return other.disk.saved;
}

const EVERYTHING = { settings: true, network: true, mailboxes: true };

it('an export holds what was typed, and nothing that opens a mailbox or belongs to an account', async () => {
  const text = await exported([
    connection('orders@contoso.com'),
    connection('robin@practice.example', { practice: true }),
  ]);
  for (const word of [
    'home-1',
    'object-1',
    'key-1',
    'signedInAs',
    'hasSecret',
    'id-orders',
    'practice',
    'lastSync',
  ]) {
    expect(text).not.toContain(word);
  }
  expect(JSON.parse(text)).toMatchObject({
    format: 'mailbox-connector-settings',
    version: 1,
    connections: [{ mailbox: 'orders@contoso.com', registration: { tenant: 'contoso.com' } }],
  });
});

describe('an import', () => {
  let here: Desk;
  beforeEach(async () => {
    here = desk([connection('Orders@contoso.com')]);
    here.disk.opened = await exported(
      [
        connection('orders@contoso.com'),
        connection('support@contoso.com'),
        connection('crm@contoso.com', {
          registration: {
            ...connection('').registration,
            platform: 'web',
            redirectUri: 'https://crm.contoso.com/cb',
          },
        }),
        connection('lab@contoso.com', { cloud: 'of-our-own' }),
        connection('old@contoso.com', { system: 'no-longer-there' }),
      ],
      ({ settings, store }) => {
        settings.update({ pollSeconds: 300, quietHours: { on: true, from: '20:00', until: '07:00' } });
        const network = store.get('network');
        store.set('network', {
          ...network,
          proxy: { ...network.proxy, mode: 'manual', address: 'http://p.example:1' },
        });
      },
    );
  });

  it('says what would change, and changes nothing', async () => {
    const opened = await here.files.open();
    expect(opened.ok && opened.value).toMatchObject({
      settings: [
        { name: 'Look for new mail', from: 'every 60 seconds', to: 'every 300 seconds' },
        { name: 'Quiet hours', from: 'off', to: '20:00 to 07:00' },
      ],
      network: [{ name: 'Proxy', from: 'as the computer', to: 'http://p.example:1, mail too' }],
    });
    const verdicts = opened.ok
      ? opened.value?.mailboxes.map(({ mailbox, verdict }) => [mailbox, verdict])
      : [];
    expect(verdicts).toEqual([
      ['orders@contoso.com', 'known'],
      ['support@contoso.com', 'new'],
      ['crm@contoso.com', 'new'],
      ['lab@contoso.com', 'refused'],
      ['old@contoso.com', 'refused'],
    ]);
    expect([here.added, here.taken, here.settings.get().pollSeconds]).toEqual([[], [], 60]);
  });

  it('adds mailboxes that wait for their Signer, and leaves alone what is there', async () => {
    await here.files.open();
    expect(await here.files.apply(EVERYTHING)).toEqual({ ok: true, value: { added: 2 } });
    expect(here.added).toMatchObject([
      { mailbox: 'support@contoso.com', account: null, signedInAs: null, hasSecret: false },
      { mailbox: 'crm@contoso.com', account: null, hasSecret: false },
    ]);
    // One sign-in for the mailboxes of one person, those that are there included.
    expect(here.added[0]?.signInKey).toBe('id-Orders@contoso.com');
    expect(here.released).toEqual(here.added.map(({ id }) => id));
    expect(here.settings.get().pollSeconds).toBe(300);
    expect(here.taken).toHaveLength(1);
  });

  it('takes only the parts that were chosen, and only once', async () => {
    await here.files.open();
    await here.files.apply({ settings: false, network: false, mailboxes: true });
    expect([here.added.length, here.taken.length, here.settings.get().pollSeconds]).toEqual([2, 0, 60]);
    expect((await here.files.apply(EVERYTHING)).ok).toBe(false);
  });

  it('of nothing is nothing', async () => {
    here.disk.opened = null;
    expect(await here.files.open()).toEqual({ ok: true, value: null });
    expect((await here.files.apply(EVERYTHING)).ok).toBe(false);
  });

  it.each<[string, (file: Record<string, unknown>) => unknown, RegExp]>([
    ['another JSON', () => ({ connections: [] }), /no file of exported settings/],
    ['a newer version', (file) => ({ ...file, version: 2 }), /newer version/],
    ['a version that never was', (file) => ({ ...file, version: 'x' }), /never written/],
    ['a foreign key', (file) => ({ ...file, run: 'calc.exe' }), /damaged/],
    [
      'a wrong setting',
      (file) => ({ ...file, settings: { ...(file.settings as object), pollSeconds: 1 } }),
      /settings → pollSeconds/,
    ],
    ['a secret in a connection', (file) => withFirst(file, { secret: 'x' }), /connections → 0/],
    [
      'too much',
      (file) => ({ ...file, connections: Array(1001).fill((file.connections as unknown[])[0]) }),
      /connections/,
    ],
  ])('refuses %s with a word', async (_, change, words) => {
    here.disk.opened = JSON.stringify(change(JSON.parse(here.disk.opened ?? '')));
    const opened = await here.files.open();
    expect(!opened.ok && opened.problem.facts.message).toMatch(words);
    expect((await here.files.apply(EVERYTHING)).ok).toBe(false);
  });

  it.each(['', 'not JSON', '[]', 'null', '"x"', '{"format":'])('refuses %j', async (text) => {
    here.disk.opened = text;
    expect((await here.files.open()).ok).toBe(false);
  });

  it.each([
    [{ mailbox: 'nobody' }, /no @/],
    [
      { registration: { ...connection('').registration, redirectUri: 'javascript:alert(1)' } },
      /redirect URI/,
    ],
    [{ registration: { ...connection('').registration, clientId: '../../x' } }, /client ID/],
  ])('leaves out a mailbox that cannot be one: %j', async (change, words) => {
    here.disk.opened = JSON.stringify(withFirst(JSON.parse(here.disk.opened ?? ''), change));
    const opened = await here.files.open();
    expect(opened.ok && opened.value?.mailboxes[0]).toMatchObject({
      verdict: 'refused',
      note: expect.stringMatching(words),
    });
  });

  it('takes no prototype from a file', async () => {
    here.disk.opened = (here.disk.opened ?? '').replace(
      '"inputs": {}',
      '"inputs": {"__proto__": {"polluted": true}}',
    );
    expect((await here.files.open()).ok).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

function withFirst(file: Record<string, unknown>, change: object): unknown {
  const [first, ...rest] = file.connections as object[];
  return { ...file, connections: [{ ...first, ...change }, ...rest] };
}
