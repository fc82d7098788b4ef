import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayIcons } from '../../../scripts/icons/tray.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'resources', 'tray');
const STATES = ['ok', 'syncing', 'needs-you', 'offline', 'paused'];
/** WCAG 1.4.11 asks this of graphical objects. */
const NON_TEXT_CONTRAST = 3;

describe('the tray icons', () => {
  it('exist for every state, in colour and as a template', () => {
    const names = trayIcons().map(({ name }) => name);
    expect(names.sort()).toEqual([...STATES, ...STATES.map((state) => `${state}Template`)].sort());
  });

  it('have shapes of their own, so that no state is told by colour alone', () => {
    const templates = trayIcons().filter(({ name }) => name.endsWith('Template'));
    expect(new Set(templates.map(({ svg }) => svg)).size).toBe(STATES.length);
  });

  it('are drawn at 16 and 32 pixels', () => {
    for (const { name } of trayIcons()) {
      expect(widthOf(`${name}.png`), name).toBe(16);
      expect(widthOf(`${name}@2x.png`), name).toBe(32);
    }
  });

  it.each(['#ffffff', '#1f1f1f'])('stand out on a panel of %s', (panel) => {
    const colours = trayIcons()
      .filter(({ name }) => !name.endsWith('Template'))
      .flatMap(({ svg }) => svg.replace(/<mask.*?<\/mask>/g, '').match(/#[0-9a-f]{6}/g) ?? []);
    for (const colour of new Set(colours))
      expect(contrast(colour, panel), colour).toBeGreaterThan(NON_TEXT_CONTRAST);
  });
});

/** PNG's first block tells the size. */
function widthOf(file: string): number {
  return readFileSync(join(FOLDER, file)).readUInt32BE(16);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(linear);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
