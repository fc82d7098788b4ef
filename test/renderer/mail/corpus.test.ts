/**
 * Real mails: `MAIL_CORPUS=<directory>` with `.html` and `.eml` files below it. Left out without it,
 * as foreign mails are not part of the project.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';
import { inspectMail, showMail } from './mail-window.ts';

const directory = process.env['MAIL_CORPUS'] ?? '';
const files = directory ? globSync('**/*.{html,eml}', { cwd: directory }).sort() : [];
const openWindow = harnessWindows();

async function bodyOf(file: string): Promise<{ body: string; bodyType: 'html' | 'text' }> {
  const bytes = readFileSync(join(directory, file));
  if (file.endsWith('.html')) return { body: bytes.toString(), bodyType: 'html' };
  const mail = await PostalMime.parse(bytes);
  return mail.html ? { body: mail.html, bodyType: 'html' } : { body: mail.text ?? '', bodyType: 'text' };
}

/** Words between the tags, hidden ones included, as Chromium's parser finds them. */
function wordsOf(reader: Page, html: string): Promise<string[]> {
  return reader.evaluate((source) => {
    const { body } = new DOMParser().parseFromString(source, 'text/html');
    for (const element of body.querySelectorAll('style, script')) element.remove();
    return (body.textContent ?? '').split(/\s+/).filter(Boolean);
  }, html);
}

describe.skipIf(files.length === 0)('a real mail', () => {
  let view: TestWindow;
  let reader: Page;
  beforeAll(async () => {
    view = await openWindow();
    reader = await view.page.context().newPage();
  });

  it.each(files.map((file) => [basename(file), file] as const))(
    '%s is shown with all its words and fetches nothing',
    async (_, file) => {
      const { body, bodyType } = await bodyOf(file);
      await showMail(view, body, { bodyType });
      expect(view.requests).toEqual([]);
      expect(view.complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
      if (bodyType === 'text') return;
      const { attributes } = await inspectMail(view);
      const loading = attributes.filter(
        ({ name, value }) => !/^(?:href|title)$/.test(name) && /https?:/.test(value),
      );
      expect(loading).toEqual([]);
      const shown = await view.page
        .frameLocator('iframe')
        .locator('html')
        .evaluate((page) => page.outerHTML);
      expect(await wordsOf(reader, shown)).toEqual(await wordsOf(reader, body));
    },
  );
});
