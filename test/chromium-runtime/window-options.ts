import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { refuseUnknown } from './unimplemented.ts';

const KNOWN = [
  'show',
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'title',
  'backgroundColor',
  'icon',
  'autoHideMenuBar',
  'modal',
  'parent',
  'resizable',
  'minimizable',
  'maximizable',
  'fullscreenable',
  'closable',
  'center',
  'skipTaskbar',
  'focusable',
  'paintWhenInitiallyHidden',
  'useContentSize',
  'webPreferences',
];

export interface WindowState {
  bounds: Rectangle;
  /** The app chose the place; otherwise the desktop does. */
  isPlaced: boolean;
  minimum: { width: number; height: number };
  title: string;
  isVisible: boolean;
  isMaximized: boolean;
  isMinimized: boolean;
}

/** Reads a window's options with Electron's defaults; throws by name for those the runtime does not know. */
export function readWindowOptions(options: BrowserWindowConstructorOptions): WindowState {
  refuseUnknown('BrowserWindow options', options, KNOWN);
  const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
  const minimum = { width: minWidth, height: minHeight };
  return {
    bounds: atLeast({ x, y, width, height }, minimum),
    isPlaced: options.x !== undefined && options.y !== undefined,
    minimum,
    title: options.title ?? 'Electron',
    isVisible: options.show ?? true,
    isMaximized: false,
    isMinimized: false,
  };
}

/** Bounds no smaller than the window's minimum. */
export function atLeast(bounds: Rectangle, minimum: WindowState['minimum']): Rectangle {
  const { width, height } = bounds;
  return { ...bounds, width: Math.max(width, minimum.width), height: Math.max(height, minimum.height) };
}
