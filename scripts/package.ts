/**
 * `npm run package`: builds, then packs installers for this platform into dist/. With `-- --stub [folder]` it packs an
 * unpacked Linux tree around a stand-in for Electron, to look at what a package holds: not an app.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildOrExplain } from './build.ts';
import { ROOT } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { writeStubElectron } from './package/stub-electron.ts';

const ELECTRON_BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');

/** The command line stays behind: a packaged Electron cannot run it (fuse runAsNode). */
const PACKED = ['main', 'preload', 'renderer'];

async function main([mode, folder]: string[]): Promise<number> {
  if (!(await buildOrExplain(PACKED))) return 1;
  return mode === '--stub' ? packStub(resolve(folder ?? join(ROOT, 'dist', 'stub'))) : pack([]);
}

/** Electron-builder takes the platform it runs on and the targets of electron-builder.yml. */
function pack(args: string[]): Promise<number> {
  const homepage = `-c.extraMetadata.homepage=${projectPage()}`;
  return runInForeground(process.execPath, [ELECTRON_BUILDER, '--publish', 'never', homepage, ...args], {
    cwd: ROOT,
  });
}

async function packStub(output: string): Promise<number> {
  const stub = mkdtempSync(join(tmpdir(), 'stub-electron-'));
  try {
    writeStubElectron(stub);
    const code = await pack([
      '--linux',
      'dir',
      '--x64',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${output}`,
    ]);
    writeFileSync(join(output, 'STUB.txt'), 'Packed around a stand-in for Electron. This is not an app.\n');
    say(`Packed a stub, not an app: ${output}`);
    return code;
  } finally {
    rmSync(stub, { recursive: true, force: true });
  }
}

/** Linux packages must name one. A fork names itself. */
function projectPage(): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? `${server}/${repository}` : 'https://mailboxconnector.invalid';
}

process.exitCode = await main(process.argv.slice(2));
