/**
 * Real mails: `MAIL_CORPUS=<directory>` with `.html` and `.eml` files below it. Left out without it,
 * as foreign mails are not part of the project.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** Words between the tags of a mail and of what is shown of it, hidden ones included. */
function readWords({ page }: TestWindow, html: string): Promise<{ sent: string[]; shown: string[] }> {
  return page.evaluate((source) => {
    const frame = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
    if (!frame) throw new Error('No mail is shown.');
    const read = (text: string) => {
      const { body } = new frame.DOMParser().parseFromString(text, 'text/html');
      for (const element of body.querySelectorAll('style, script')) element.remove();
      return (body.textContent ?? '').split(/\s+/).filter(Boolean);
    };
    return { sent: read(source), shown: read(frame.document.documentElement.outerHTML) };
  }, html);
}

describe.skipIf(files.length === 0)('a real mail', () => {
  let view: TestWindow;
  beforeAll(async () => {
    view = await openWindow();
    await view.show('inbox');
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
      const isShownOnly = (name: string) => name === 'href' || name === 'title';
      expect(attributes.filter(({ name, value }) => !isShownOnly(name) && /https?:/.test(value))).toEqual([]);
      const { sent, shown } = await readWords(view, body);
      expect(shown).toEqual(sent);
    },
  );
});
