/**
 * A process of its own that keeps settings and a vault under the real keyring. `argv`: mode and
 * directory. `loop` says on each line of stdout what it found at the start and every write that was
 * done; `once` writes, reads, deletes and says what it saw.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';

// electron-store asks for `electron`, whose package would start a download.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('../../fakes/electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
const { readSaved } = await import('../../../main/connections/saved.ts');
const { createStore } = await import('../../../main/connections/store.ts');
const { createVault } = await import('../../../main/connections/vault.ts');

const [mode, directory = ''] = process.argv.slice(2);
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const vault = await createVault({
  directory: join(directory, 'vault'),
  service: 'Mailbox Connector test',
  platform: process.platform,
});

if (mode === 'once') {
  await vault.set('tokens-a', 'x'.repeat(20_000));
  await vault.set('secret-ä', 'geheim ✓');
  const found = [await vault.get('tokens-a'), await vault.get('secret-ä')];
  await vault.delete('tokens-a');
  say({ view: vault.view, found, deleted: await vault.get('tokens-a') });
} else {
  const store = createStore({ directory, read: readSaved });
  const tokens = await vault.get('tokens');
  const fixed = await vault.get('fixed');
  const inVault = tokens.kind === 'found' ? Number.parseInt(tokens.value, 10) : 0;
  const inStore = Number(store.get('selected') ?? 0);
  say({ inStore, inVault, fixed, kinds: [tokens.kind, vault.view.kind, store.notice?.title ?? null] });
  if (fixed.kind === 'absent') await vault.set('fixed', 'never lost');
  say({ fixed: true });
  for (let i = Math.max(inStore, inVault) + 1; ; i += 1) {
    store.set('selected', `${i}`);
    say({ store: i });
    await vault.set('tokens', `${i} ${'t'.repeat(8000)}`);
    say({ vault: i });
  }
}
