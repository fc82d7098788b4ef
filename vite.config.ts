import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig, type Plugin, type UserConfig } from 'vite';

/** Node and Chromium of Electron 45; the Chromium runtime runs on the same Node line. */
const NODE_TARGET = 'node24';
const CHROMIUM_TARGET = 'chrome140';

/**
 * Never bundled: Electron is the host, and the msal extensions load native files from beside
 * their own code. Everything else goes into one file, so that no dependency tree is shipped.
 */
const NATIVE = ['@azure/msal-node-extensions', 'keytar'];

/** The licences of what is bundled ask to travel with it. */
const license = { fileName: 'third-party-licenses.txt' };

const plain = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
} satisfies InlineConfig;

/** The window's pages. Asset files stay files: the page's policy allows no `data:` fonts or scripts. */
export const rendererConfig = {
  ...plain,
  root: `${import.meta.dirname}/renderer`,
  base: './',
  plugins: [react()],
  build: {
    target: CHROMIUM_TARGET,
    emptyOutDir: true,
    license,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: [`${import.meta.dirname}/renderer/index.html`, `${import.meta.dirname}/renderer/message.html`],
      // Few files: every one that is asked for costs more than what is in it and not needed yet. But what only
      // later screens share is not read before the first one is shown.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: (id) => !id.endsWith('.html'), priority: 1 },
            { name: 'later', minShareCount: 2 },
          ],
        },
      },
    },
  },
} satisfies InlineConfig;

/** The main process: what must be there first, and parts that are loaded when they are needed. */
const main = nodeBundle('main/index.ts', 'index.mjs', ['electron', ...NATIVE]);
export const mainConfig = {
  ...main,
  plugins: [withoutSchemas(), oneByteText()],
  build: {
    ...main.build,
    license,
    rolldownOptions: {
      ...main.build.rolldownOptions,
      // Names without a hash: a new build takes the place of the old one.
      output: { entryFileNames: 'index.mjs', chunkFileNames: 'part-[name].mjs', format: 'es' },
    },
  },
} satisfies InlineConfig;

/** The command line: the same services without a window, so Electron is replaced by nothing. */
export const cliConfig = {
  ...nodeBundle('main/cli/index.ts', 'cli.mjs', NATIVE),
  plugins: [withoutSchemas(), withoutElectron()],
} satisfies InlineConfig;

/** The bridge: a sandboxed preload must be one CommonJS file. */
export const preloadConfig = {
  ...nodeBundle('preload/index.ts', 'index.cjs', ['electron']),
  ssr: { noExternal: true, target: 'webworker' },
} satisfies InlineConfig;

function nodeBundle(entry: string, file: string, external: string[]) {
  const format = file.endsWith('.cjs') ? 'cjs' : 'es';
  return {
    ...plain,
    root: import.meta.dirname,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: `${import.meta.dirname}/${entry}`,
      target: NODE_TARGET,
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external,
        output: { entryFileNames: file, codeSplitting: false, format },
      },
    },
  } satisfies InlineConfig;
}

/**
 * electron-store brings a JSON Schema validator, which is read at every start and works only where a schema is given.
 * What the settings file holds is checked with zod.
 */
function withoutSchemas(): Plugin {
  const id = '\0without-schemas';
  const validators = ['ajv/dist/2020.js', 'ajv-formats'];
  return {
    name: 'without-schemas',
    enforce: 'pre',
    resolveId: (source) => (validators.includes(source) ? id : undefined),
    load: (source) =>
      source === id
        ? `export class Ajv2020 { constructor() { throw new Error('electron-store is built without schemas'); } }
           export default () => {};`
        : undefined,
  };
}

/** electron-store asks for `electron` and is content to find nothing in it. */
function withoutElectron(): Plugin {
  const id = '\0without-electron';
  return {
    name: 'without-electron',
    enforce: 'pre',
    resolveId: (source) => (source === 'electron' ? id : undefined),
    load: (source) => (source === id ? 'export default {};' : undefined),
  };
}

/**
 * V8 keeps a script in memory as it is read: two bytes for each letter once one of them is beyond ASCII. An escape
 * says the same in strings, patterns and names.
 */
function oneByteText(): Plugin {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'one-byte-text',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
      }
    },
  };
}

/** What `vite` itself serves when someone works on the window's looks alone. */
export default defineConfig(rendererConfig satisfies UserConfig);
