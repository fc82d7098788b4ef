import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { fingerprint } from '../../../scripts/build/fingerprint.ts';
import { CACHE, ROOT } from '../../../scripts/lib/paths.mjs';
import { rendererConfig } from '../../../vite.config.ts';

const SOURCES = ['renderer', 'preload', 'test/renderer/harness'];

/** Name of the script that stands in for the preload. */
export const FAKE_CONNECTOR = 'fake-connector.js';
/** Name of the script that stands in for the window's own. */
export const STAGE = 'stage.js';

/** Builds the renderer and the fake bridge once for a state of the sources. Answers the directory. */
export async function buildHarness(): Promise<string> {
  const directory = join(CACHE, `harness-${fingerprint(ROOT, SOURCES).slice(0, 16)}`);
  if (existsSync(directory)) return directory;
  const workDir = `${directory}-${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  // Vitest's own value would put React's development build into the bundle.
  process.env['NODE_ENV'] = 'production';
  const { rolldownOptions } = rendererConfig.build;
  const input = [...rolldownOptions.input, join(import.meta.dirname, 'stage.ts')];
  const output = {
    entryFileNames: ({ name }: { name: string }) => `assets/${name === 'stage' ? STAGE : '[name]-[hash].js'}`,
  };
  await build({
    ...rendererConfig,
    build: { ...rendererConfig.build, outDir: workDir, rolldownOptions: { input, output } },
  });
  await buildFakeConnector(workDir);
  moveInPlace(workDir, directory);
  return directory;
}

async function buildFakeConnector(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      lib: {
        entry: join(import.meta.dirname, 'fake-connector.ts'),
        formats: ['iife'],
        name: 'fakeConnector',
      },
      rolldownOptions: { output: { entryFileNames: FAKE_CONNECTOR } },
    },
  });
}

/** Another test file may have built the same meanwhile. */
function moveInPlace(workDir: string, directory: string): void {
  if (existsSync(directory)) rmSync(workDir, { recursive: true });
  else renameSync(workDir, directory);
}
