import type { InlineConfig } from 'vite';

/** One of the four things that are built. */
export interface Target {
  name: 'main' | 'preload' | 'renderer' | 'cli';
  /** Folders and files, relative to the project, that its own code may come from. */
  sources: string[];
  /** What the build leaves behind: a file, or a folder for the renderer. */
  output: string;
}

export const TARGETS: Target[] = [
  { name: 'main', sources: ['main', 'preload', 'resources'], output: 'out/main/index.mjs' },
  { name: 'preload', sources: ['preload'], output: 'out/preload/index.cjs' },
  { name: 'renderer', sources: ['renderer', 'preload', 'resources'], output: 'out/renderer' },
  { name: 'cli', sources: ['main', 'preload', 'resources'], output: 'out/main/cli.mjs' },
];

/** Loads Vite only when something has to be built: importing it takes longer than checking. */
export async function configOf(target: Target): Promise<InlineConfig> {
  const configs = await import('../../vite.config.ts');
  return {
    main: configs.mainConfig,
    preload: configs.preloadConfig,
    renderer: configs.rendererConfig,
    cli: configs.cliConfig,
  }[target.name];
}
