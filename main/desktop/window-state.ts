import type { Rectangle } from 'electron';

/** Where the window was; `x`/`y` absent = centred by the system. */
export interface WindowState {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export const MIN_SIZE = { width: 640, height: 480 };
const FIRST_SIZE = { width: 1200, height: 800 };
/** This much of the window must lie on a screen, or it could not be grabbed. */
const MIN_VISIBLE = 100;

/** The saved state made to fit today's screens: a monitor may be gone since. Pure. */
export function fitWindowState(saved: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  const state = saved ?? { ...FIRST_SIZE, maximized: false };
  const area = workAreas.find((candidate) => overlaps(state, candidate));
  const largest = area ?? workAreas[0];
  const size = {
    width: clamp(state.width, MIN_SIZE.width, largest?.width ?? FIRST_SIZE.width),
    height: clamp(state.height, MIN_SIZE.height, largest?.height ?? FIRST_SIZE.height),
  };
  const place = area && state.x !== undefined && state.y !== undefined ? { x: state.x, y: state.y } : {};
  return { ...place, ...size, maximized: state.maximized };
}

function overlaps(state: WindowState, area: Rectangle): boolean {
  if (state.x === undefined || state.y === undefined) return false;
  const width = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x);
  const height = Math.min(state.y + state.height, area.y + area.height) - Math.max(state.y, area.y);
  return width >= MIN_VISIBLE && height >= MIN_VISIBLE;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
