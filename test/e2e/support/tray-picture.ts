import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Page } from '@playwright/test';
import type { MenuItemSeen, TraySeen } from './connector.ts';

/** Draws a tray icon with its tooltip and menu into an empty page and saves it as a PNG. */
export async function drawTray(page: Page, tray: TraySeen, path: string): Promise<void> {
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
    <main><div class="bar"><span class="tip">${escapeHtml(tray.tooltip)}</span>
    <img alt="" src="${await iconUrl(tray.icon)}"></div><ul>${tray.items.map(itemHtml).join('')}</ul></main>`);
  await page.locator('main').screenshot({ path });
}

const STYLE = `
  body { margin: 0; font: 14px/1.4 'Segoe UI', system-ui, sans-serif; color: #242424; background: #fff }
  main { width: 360px; padding: 16px; background: #f0f0f0 }
  .bar { display: flex; justify-content: flex-end; align-items: center; gap: 12px; margin-bottom: 12px }
  .tip { background: #fff; border: 1px solid #d1d1d1; border-radius: 4px; padding: 4px 8px; white-space: pre-line }
  img { width: 24px; height: 24px }
  ul { list-style: none; margin: 0; padding: 4px; background: #fff; border: 1px solid #d1d1d1; border-radius: 6px }
  ul ul { border: 0; padding: 0 0 0 16px }
  li { padding: 6px 12px } li.disabled { color: #9e9e9e } li.separator { border-top: 1px solid #e0e0e0; padding: 0; margin: 4px 0 }
`;

function itemHtml({ label, type, enabled, checked, submenu }: MenuItemSeen): string {
  if (type === 'separator') return '<li class="separator"></li>';
  const mark = checked ? '✓ ' : '';
  const children = submenu ? `<ul>${submenu.map(itemHtml).join('')}</ul>` : '';
  return `<li class="${enabled ? '' : 'disabled'}">${mark}${escapeHtml(label)}${children}</li>`;
}

async function iconUrl(icon: string): Promise<string> {
  if (icon === '' || icon.startsWith('data:')) return icon;
  const type = extname(icon) === '.svg' ? 'image/svg+xml' : 'image/png';
  return `data:${type};base64,${(await readFile(icon)).toString('base64')}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
