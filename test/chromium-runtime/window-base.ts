import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Surface } from './surface.ts';
import { guardInstances } from './unimplemented.ts';
import { atLeast, readWindowOptions, type WindowState } from './window-options.ts';
import type { Windows } from './windows.ts';

type Member =
  | ('id' | 'show' | 'showInactive' | 'hide' | 'focus' | 'blur' | 'isVisible' | 'isFocused' | 'isDestroyed')
  | ('maximize' | 'unmaximize' | 'isMaximized' | 'minimize' | 'restore' | 'isMinimized')
  | ('getBounds' | 'getNormalBounds' | 'setBounds' | 'getSize' | 'setSize' | 'setMinimumSize')
  | ('setTitle' | 'getTitle' | 'setMenu' | 'setMenuBarVisibility' | 'removeMenu');

/** A window without its page: visibility, focus, place and title. Every use of a closed one throws. */
export abstract class WindowBase extends EventEmitter implements Pick<Electron.BrowserWindow, Member> {
  readonly id: number;
  readonly #state: WindowState;
  readonly #windows: Windows;
  #isGone = false;

  constructor(windows: Windows, id: number, options: BrowserWindowConstructorOptions) {
    super();
    this.id = id;
    this.#windows = windows;
    this.#state = readWindowOptions(options);
  }

  /** What shows the window on a screen. */
  protected abstract get surface(): Surface;

  protected get state(): WindowState {
    if (this.#isGone) throw new TypeError('Object has been destroyed');
    return this.#state;
  }

  protected markGone(): void {
    this.#isGone = true;
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  show(): void {
    this.showInactive();
    this.#windows.focus(this.id);
  }

  showInactive(): void {
    if (this.state.isVisible) return;
    this.state.isVisible = true;
    this.surface.show();
    this.emit('show');
  }

  hide(): void {
    if (!this.state.isVisible) return;
    this.state.isVisible = false;
    this.surface.hide();
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (!this.state.isVisible) return;
    this.surface.raise();
    this.#windows.focus(this.id);
  }

  blur(): void {
    if (this.isFocused()) this.#windows.focus(undefined);
  }

  isVisible(): boolean {
    return this.state.isVisible && !this.state.isMinimized;
  }

  isFocused(): boolean {
    return !this.#isGone && this.#windows.focused?.id === this.id;
  }

  maximize(): void {
    if (this.state.isMaximized) return;
    this.state.isMaximized = true;
    this.state.isMinimized = false;
    this.surface.apply();
    this.emit('maximize');
  }

  unmaximize(): void {
    if (!this.state.isMaximized) return;
    this.state.isMaximized = false;
    this.surface.apply();
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.state.isMaximized;
  }

  minimize(): void {
    if (this.state.isMinimized) return;
    this.state.isMinimized = true;
    this.surface.apply();
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.state.isMinimized) {
      this.unmaximize();
      return;
    }
    this.state.isMinimized = false;
    this.surface.apply();
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.state.isMinimized;
  }

  getBounds(): Rectangle {
    return { ...this.state.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.state.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.state.bounds;
    const after = atLeast({ ...before, ...bounds }, this.state.minimum);
    this.state.bounds = after;
    this.state.isPlaced ||= bounds.x !== undefined;
    this.surface.apply();
    if (after.width !== before.width || after.height !== before.height) this.emit('resize');
    if (after.x !== before.x || after.y !== before.y) this.emit('move');
  }

  getSize(): number[] {
    const { width, height } = this.state.bounds;
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setMinimumSize(width: number, height: number): void {
    this.state.minimum = { width, height };
    this.setBounds({});
  }

  setTitle(title: string): void {
    this.state.title = title;
  }

  getTitle(): string {
    return this.state.title;
  }

  /** Chromium's windows have no menu bar. */
  setMenu(): void {}

  setMenuBarVisibility(): void {}

  removeMenu(): void {}
}

guardInstances('BrowserWindow', WindowBase);
