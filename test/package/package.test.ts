import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Packs around a stand-in for Electron, so that this runs where Electron's download is blocked. */
const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'package.ts');
const PACKING_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'connector-package-'));
const app = join(folder, 'linux-unpacked');
const asar = join(app, 'resources', 'app.asar');
let files: string[] = [];

beforeAll(() => {
  execFileSync(process.execPath, [SCRIPT, '--stub', folder], { stdio: 'pipe' });
  files = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
}, PACKING_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('says that it is a stub', () => {
    expect(readFileSync(join(folder, 'STUB.txt'), 'utf8')).toContain('not an app');
  });

  it.each([
    'package.json',
    'LICENSE',
    'out/main/index.mjs',
    'out/main/part-run.mjs',
    'out/main/third-party-licenses.txt',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/message.html',
    'out/renderer/third-party-licenses.txt',
    'resources/icons/icon.png',
    'resources/tray/needs-you@2x.png',
    'resources/systems/perfex-crm.json',
    'resources/clouds/global.json',
    'resources/diagnoses/unknown.json',
  ])('contains %s', (file) => {
    expect(files).toContain(file);
  });

  it('starts with the file that package.json names', () => {
    const manifest = JSON.parse(extractFile(asar, 'package.json').toString('utf8'));
    expect(files).toContain(manifest.main);
  });

  it('contains no sources, tests, source maps, documents or scripts', () => {
    const unwanted =
      /\.(ts|tsx|mts|cts|map)$|(?<!LICENSE)\.md$|^(main|preload|renderer|test|scripts|docs|\.[^/]+)\//;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('contains of node_modules only the native modules', () => {
    const modules = files.map((file) => /^node_modules\/(@[^/]+\/[^/]+|[^@][^/]*)/.exec(file)?.[1]);
    const shipped = [...new Set(modules.filter((name) => name !== undefined))];
    expect(shipped.sort()).toEqual(['@azure/msal-node-extensions', '@azure/msal-node-runtime', 'keytar']);
  });

  it("keeps one native file, of the target's platform, outside the archive where it can be loaded", () => {
    const native = 'node_modules/keytar/prebuilds/linux-x64/keytar.node';
    expect(files.filter((file) => /\.(node|dll|so|dylib)$/.test(file))).toEqual([native]);
    expect(globSync('**/*.node', { cwd: `${asar}.unpacked` })).toEqual([native]);
  });

  it('is able to load the vault without the libraries of the sign-in broker', ({ skip }) => {
    skip(`${process.platform}-${process.arch}` !== 'linux-x64', 'the stub is packed for Linux on x64');
    const unpacked = join(folder, 'extracted');
    extractAll(asar, unpacked);
    const code =
      "console.log(typeof (await import('@azure/msal-node-extensions')).PersistenceCreator.createPersistence)";
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: unpacked });
    expect(output.toString().trim()).toBe('function');
  });

  it('has every fuse set', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(app, 'mailbox-connector'));
    expect(wire).toEqual({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
      // Stays as Electron ships it: electron-builder has no name for it.
      [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
    });
    expect(version).toBe('1');
  });
});
