import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';
import { hostileMails } from './hostile-mails.ts';
import { inspectMail, showMail, showPictures } from './mail-window.ts';

const openWindow = harnessWindows();
const cases = Object.entries(hostileMails);

/** Where an address may stand: it is shown, and followed only through the app. */
const LINK_ATTRIBUTES = ['href', 'title'];
const LOADING_TAGS = [
  'script',
  'iframe',
  'frame',
  'object',
  'embed',
  'link',
  'meta',
  'base',
  'form',
  'input',
  'svg',
  'math',
  'video',
  'audio',
  'source',
  'template',
];

/** What Chromium says of content it parsed in a page that runs nothing; none of it was put on screen. */
const PARSER_NOTICES = [
  /^Blocked script execution in '[^']*message\.html/,
  /^Setting the document's base URI/,
  /^@import rules are not allowed here/,
  /ERR_INVALID_URL/,
];

async function expectHarmless(view: TestWindow): Promise<void> {
  const mail = await inspectMail(view);
  expect(mail.tags.filter((tag) => LOADING_TAGS.includes(tag))).toEqual([]);
  expect(mail.attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
  expect(
    mail.attributes.filter(({ name, value }) => name === 'href' && !/^(?:https?:|mailto:|#)/.test(value)),
  ).toEqual([]);
  expect(
    mail.attributes.filter(({ name, value }) => !LINK_ATTRIBUTES.includes(name) && value.includes('evil')),
  ).toEqual([]);
  expect(mail.styles.filter((css) => /url|import|evil/i.test(css))).toEqual([]);
  expect(await view.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(view.page.url()).toContain('/index.html');
}

describe('a hostile mail', () => {
  let view: TestWindow;
  let asked: { url: string; type: string }[];
  beforeAll(async () => {
    view = await openWindow();
    await view.show('inbox');
    await view.page.route('**://evil.example/**', (route) => {
      asked.push({ url: route.request().url(), type: route.request().resourceType() });
      return route.fulfill({ status: 404 });
    });
  });
  beforeEach(() => {
    asked = [];
    view.requests.length = 0;
    view.complaints.length = 0;
  });

  it.each(cases)('runs nothing, and fetches pictures only when asked, with %s', async (_, body) => {
    await showMail(view, body);
    await expectHarmless(view);
    expect(view.requests).toEqual([]);
    expect(view.complaints.filter((text) => !PARSER_NOTICES.some((notice) => notice.test(text)))).toEqual([]);
    if (!(await showPictures(view))) return;
    expect(await view.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(asked.filter(({ url, type }) => type !== 'image' || !url.startsWith('https:'))).toEqual([]);
    expect((await inspectMail(view)).styles.filter((css) => /url|import|evil/i.test(css))).toEqual([]);
  });

  it('fetches the picture that the person asked for, and tells nobody where it was read', async () => {
    await showMail(view, '<img src="http://evil.example/picture.png" width="100" height="100">');
    expect(view.requests.filter((url) => url.includes('picture.png'))).toEqual([]);
    const request = view.page.waitForRequest('https://evil.example/picture.png');
    expect(await showPictures(view)).toBe(true);
    expect((await request).headers()['referer']).toBeUndefined();
  });
});
