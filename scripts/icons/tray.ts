/**
 * The tray's icons as drawings on a grid of 16: crisp at 16 pixels, doubled at 32. Each state has a
 * shape of its own, so that it can be told without colour. `template` is macOS's monochrome variant.
 */
export type TrayStyle = 'colour' | 'template';

interface Palette {
  envelope: string;
  /** Of a state that needs nobody: syncing, offline, paused. */
  calm: string;
  /** Of the state that needs a person. */
  alarm: string;
}

/** Mid-tones: at least 3:1 against both a white and a nearly black panel. */
const PALETTES: Record<TrayStyle, Palette> = {
  colour: { envelope: '#2f80d8', calm: '#2f80d8', alarm: '#e0552b' },
  template: { envelope: '#000000', calm: '#000000', alarm: '#000000' },
};

/** Cut out of what lies below, so that any panel shines through. */
const FLAP = '<path d="M1 4.5 6.5 9 12 4.5" fill="none" stroke="#000" stroke-width="1.6"/>';

const STATES: Record<string, (palette: Palette) => string> = {
  ok: ({ envelope }) => plugged(envelope),
  syncing: ({ envelope, calm }) => badged(envelope, arrows(calm)),
  'needs-you': ({ envelope, alarm }) => badged(envelope, exclamation(alarm)),
  offline: ({ envelope, calm }) => badged(envelope, cross(calm)),
  paused: ({ envelope, calm }) => badged(envelope, bars(calm)),
};

/** Every icon's file name without `.png`, and its drawing. */
export function trayIcons(): { name: string; svg: string }[] {
  return Object.entries(STATES).flatMap(([state, draw]) => [
    { name: state, svg: svg(draw(PALETTES.colour)) },
    { name: `${state}Template`, svg: svg(draw(PALETTES.template)) },
  ]);
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${content}</svg>`;
}

function masked(hole: string, content: string): string {
  return `<mask id="m"><rect width="16" height="16" fill="#fff"/>${hole}</mask><g mask="url(#m)">${content}</g>`;
}

/** The app icon's envelope with its two prongs: connected, and nothing to tell. */
function plugged(fill: string): string {
  const envelope = `<rect x="1" y="3" width="11" height="10" rx="1.5" fill="${fill}"/>`;
  return masked(FLAP, `${envelope}<path d="M12 5h3v2h-3zM12 9h3v2h-3z" fill="${fill}"/>`);
}

/** The envelope with a sign in the lower right corner, and some air around the sign. */
function badged(fill: string, badge: string): string {
  const room = '<path d="M7 6h9v10H7z" fill="#000"/>';
  const envelope = `<rect x="0" y="2" width="13" height="10" rx="1.5" fill="${fill}"/>`;
  return masked(`${FLAP}${room}`, envelope) + badge;
}

function exclamation(fill: string): string {
  return `<path d="M10 7h4v5h-4zM10 13h4v3h-4z" fill="${fill}"/>`;
}

function bars(fill: string): string {
  return `<path d="M8 8h3v8H8zM13 8h3v8h-3z" fill="${fill}"/>`;
}

function cross(stroke: string): string {
  return `<path d="M9 9l6 6M15 9l-6 6" stroke="${stroke}" stroke-width="2.2" fill="none"/>`;
}

/** One to the right above one to the left. */
function arrows(fill: string): string {
  return `<path d="M8 8h4V6.5L16 9l-4 2.5V10H8zM16 13h-4v-1.5L8 14l4 2.5V15h4z" fill="${fill}"/>`;
}
