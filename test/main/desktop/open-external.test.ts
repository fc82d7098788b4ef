import { expect, it } from 'vitest';
import type { Electron } from '../../../main/desktop/electron.ts';
import { createExternalLinks } from '../../../main/desktop/open-external.ts';

/** A desktop whose person answers every question with the button of this index. */
function desktop(response: number) {
  const opened: string[] = [];
  const asked: { message: string; detail: string }[] = [];
  const electron = {
    shell: { openExternal: async (url: string) => void opened.push(url) },
    dialog: {
      showMessageBox: async (question: { message: string; detail: string }) => {
        asked.push(question);
        return { response, checkboxChecked: false };
      },
    },
  } as unknown as Electron;
  const links = createExternalLinks(
    electron,
    (url) => url === 'https://entra.microsoft.com/',
    () => null,
  );
  return { links, opened, asked };
}

const YES = 0;
const NO = 1;

it('opens a link of a mail once the person has seen its host and agreed', async () => {
  const { links, opened, asked } = desktop(YES);
  expect(await links.openFromMail('https://bank.example@evil.example/pay')).toBe(true);
  expect(asked[0]?.message).toBe('Open evil.example in your browser?');
  expect(opened).toEqual(['https://bank.example@evil.example/pay']);
});

it('opens nothing when the person does not agree', async () => {
  const { links, opened } = desktop(NO);
  expect(await links.openFromMail('https://evil.example/')).toBe(true);
  expect(opened).toEqual([]);
});

it('says when a page is not encrypted', async () => {
  const { links, asked } = desktop(NO);
  await links.openFromMail('http://evil.example/');
  expect(asked[0]?.detail).toContain('not encrypted');
});

it('writes to an address of a mail, without what the sender would have the person say', async () => {
  const { links, opened, asked } = desktop(YES);
  await links.openFromMail('mailto:dana@contoso.example?bcc=evil@evil.example&attach=/etc/passwd');
  expect(opened).toEqual(['mailto:dana@contoso.example']);
  expect(asked[0]?.detail).toContain('mailto:dana@contoso.example');
});

it.each(['file:///etc/passwd', 'javascript:alert(1)', 'ms-word:ofe|u|https://evil.example', 'no address'])(
  'refuses %s from a mail without a question',
  async (url) => {
    const { links, opened, asked } = desktop(YES);
    expect(await links.openFromMail(url)).toBe(false);
    expect([opened, asked]).toEqual([[], []]);
  },
);

it('opens links of its own without a question, from its list only', async () => {
  const { links, opened } = desktop(NO);
  expect(await links.open('https://entra.microsoft.com/')).toBe(true);
  expect(await links.open('https://evil.example/')).toBe(false);
  expect(opened).toEqual(['https://entra.microsoft.com/']);
});

it('shows sign-in pages by https, or on this computer', async () => {
  const { links, opened } = desktop(NO);
  for (const url of ['https://login.example/', 'http://127.0.0.1:5000/', 'http://login.example/']) {
    await links.openSignIn(url);
  }
  expect(opened).toEqual(['https://login.example/', 'http://127.0.0.1:5000/']);
});
