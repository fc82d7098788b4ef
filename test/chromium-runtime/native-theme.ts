import { EventEmitter } from 'node:events';
import type { Kernel } from './kernel.ts';
import { guardInstances } from './unimplemented.ts';

type Source = 'system' | 'light' | 'dark';

/** `electron.nativeTheme`: what pages prefer. */
export class NativeTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false;
  readonly #kernel: Kernel;
  #source: Source = 'system';

  constructor(kernel: Kernel) {
    super();
    this.#kernel = kernel;
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: ${source}`);
    this.#source = source;
    this.#apply();
  }

  get shouldUseDarkColors(): boolean {
    return this.#kernel.colorScheme === 'dark';
  }

  /** Runtime: the system's preference has changed. */
  static setSystemScheme(theme: NativeTheme, scheme: 'light' | 'dark'): void {
    theme.#kernel.options.colorScheme = scheme;
    theme.#apply();
  }

  #apply(): void {
    const { pages, options } = this.#kernel;
    this.#kernel.colorScheme = this.#source === 'system' ? options.colorScheme : this.#source;
    for (const page of pages.values()) page.setColorScheme(this.#kernel.colorScheme);
    this.emit('updated', {});
  }
}

guardInstances('nativeTheme', NativeTheme);
