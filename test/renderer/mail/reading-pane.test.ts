import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';
import { inspectMail, showMail, showPictures } from './mail-window.ts';

const openWindow = harnessWindows();
/** One transparent pixel. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});
beforeEach(async () => {
  await view.show('inbox');
});

function frame() {
  return view.page.frameLocator('iframe');
}

async function openedLinks(): Promise<unknown[]> {
  const sent = await view.sent();
  return sent.filter(({ name }) => name === 'mail.openLink').map(({ input }) => input);
}

describe('a link of a mail', () => {
  const LINK = '<p><a href="https://example.com/a?b=1">Read on</a></p>';

  it('is handed to main when it is clicked', async () => {
    await showMail(view, LINK);
    await frame().getByRole('link').click();
    expect(await openedLinks()).toEqual([{ url: 'https://example.com/a?b=1' }]);
  });

  it('is handed to main when it is activated by keyboard', async () => {
    await showMail(view, LINK);
    await frame().getByRole('link').press('Enter');
    expect(await openedLinks()).toEqual([{ url: 'https://example.com/a?b=1' }]);
  });

  it.each([
    ['the middle button', { button: 'middle' }],
    ['Ctrl', { modifiers: ['Control'] }],
    ['Shift', { modifiers: ['Shift'] }],
    ['Alt', { modifiers: ['Alt'] }],
  ] as const)('opens nothing when it is clicked with %s', async (_, options) => {
    await showMail(view, LINK);
    await frame()
      .getByRole('link')
      .click({ ...options, modifiers: [...('modifiers' in options ? options.modifiers : [])] });
    expect(await openedLinks()).toEqual([]);
    expect(view.page.context().pages()).toHaveLength(1);
    expect(view.requests).toEqual([]);
    await expect(frame().getByRole('link').textContent()).resolves.toBe('Read on');
  });

  it('says where it leads while the pointer or the focus is on it', async () => {
    await showMail(view, LINK);
    await frame().getByRole('link').hover();
    await view.page.getByText('Opens example.com', { exact: true }).waitFor();
    await view.page.mouse.move(0, 0);
    await view.page.getByText('Opens example.com', { exact: true }).waitFor({ state: 'detached' });
    await frame().getByRole('link').focus();
    await view.page.getByText('Opens example.com', { exact: true }).waitFor();
  });

  it('says so when its text names another host', async () => {
    await showMail(view, '<a href="https://evil.example/">www.bank.example</a>');
    await frame().getByRole('link').hover();
    await view.page.getByText('The text says www.bank.example, but this opens evil.example').waitFor();
  });

  it('inside the mail moves to its place and opens nothing', async () => {
    await showMail(
      view,
      `<a href="#end">To the end</a><div style="height:3000px"></div><h2 id="end">End</h2>`,
    );
    await frame().getByRole('link').click();
    await expect.poll(() => frame().getByRole('heading').isVisible()).toBe(true);
    await expect
      .poll(() => view.page.getByRole('region', { name: 'Message text' }).evaluate((pane) => pane.scrollTop))
      .toBeGreaterThan(1000);
    expect(await openedLinks()).toEqual([]);
  });
});

describe('the pictures of a mail', () => {
  it('come from the mail itself by their Content-ID', async () => {
    await showMail(view, '<img src="cid:logo@example" alt="Logo">', {
      inlineImages: { 'logo@example': PIXEL },
    });
    expect(await frame().getByAltText('Logo').getAttribute('src')).toBe(PIXEL);
    expect(await view.page.getByText('Remote images are blocked.').isVisible()).toBe(false);
  });

  it('are refused when an inline one is no raster picture', async () => {
    await showMail(view, '<img src="cid:a" alt="A">', { inlineImages: { a: 'data:text/html;base64,PGI+' } });
    expect(await frame().getByAltText('A').getAttribute('src')).toBeNull();
  });

  it('keep their place and their words while they are blocked, except those too small to be seen', async () => {
    await showMail(
      view,
      '<img src="https://a.example/map.png" width="300" height="90" alt="Map"><img src="https://a.example/t.gif" width="1" height="1" alt="T">',
    );
    const box = await frame().getByAltText('Map').boundingBox();
    expect(box?.width).toBe(300);
    expect(await frame().getByAltText('T').count()).toBe(0);
  });

  it('are asked for again with every message', async () => {
    await view.page.route('https://a.example/**', (route) => route.fulfill({ status: 404 }));
    await showMail(view, '<img src="https://a.example/1.png">');
    expect(await showPictures(view)).toBe(true);
    await showMail(view, '<img src="https://a.example/2.png">');
    await view.page.getByText('Remote images are blocked.').waitFor();
    expect(view.requests).toEqual(['https://a.example/1.png']);
  });
});

describe('the layout of a mail', () => {
  it('keeps harmless styles of attributes and style sheets', async () => {
    await showMail(
      view,
      '<head><style>p { color: rgb(1, 2, 3); } @media (min-width: 1px) { p { font-weight: 700 } }</style></head><body><p style="margin-top: 40px">x</p></body>',
    );
    const style = await frame()
      .getByText('x')
      .evaluate((element) => {
        const { color, fontWeight, marginTop } = getComputedStyle(element);
        return { color, fontWeight, marginTop };
      });
    expect(style).toEqual({ color: 'rgb(1, 2, 3)', fontWeight: '700', marginTop: '40px' });
  });

  it('keeps the tables of newsletters, body colours included', async () => {
    await showMail(
      view,
      '<body bgcolor="#eeeeee"><table width="600" border="0" cellpadding="8" align="center"><tr><td valign="top">x</td></tr></table></body>',
    );
    const { attributes } = await inspectMail(view);
    expect(attributes).toEqual(
      expect.arrayContaining([
        { tag: 'body', name: 'bgcolor', value: '#eeeeee' },
        { tag: 'table', name: 'cellpadding', value: '8' },
        { tag: 'table', name: 'width', value: '600' },
      ]),
    );
  });

  it('ignores colours meant for a dark page, as the page is white in every theme', async () => {
    await view.page.emulateMedia({ colorScheme: 'dark' });
    onTestFinished(() => view.page.emulateMedia({ colorScheme: 'light' }));
    await showMail(view, '<style>@media (prefers-color-scheme: dark) { p { color: white } }</style><p>x</p>');
    expect(
      await frame()
        .getByText('x')
        .evaluate((element) => getComputedStyle(element).color),
    ).toBe('rgb(36, 36, 36)');
  });

  it('is as tall as its content, and does not grow with heights measured on the window', async () => {
    await showMail(view, '<style>body { min-height: 120vh }</style><div style="height: 900px">x</div>');
    const height = () => view.page.locator('iframe').evaluate((element) => element.clientHeight);
    await expect.poll(height).toBeGreaterThan(900);
    expect(await height()).toBeLessThan(1000);
  });
});

describe('a message without layout', () => {
  it('can be had from an HTML body, with the addresses of its links', async () => {
    await showMail(
      view,
      '<h1>News</h1><p>One <a href="https://example.com/x">here</a></p><ul><li>Two</li></ul>',
    );
    await view.page.getByRole('button', { name: 'Show as plain text' }).click();
    const text = view.page.getByRole('region', { name: 'Message text' });
    await text.getByRole('button', { name: 'https://example.com/x' }).click();
    expect(await text.textContent()).toContain('News\n\nOne here <https://example.com/x>\n\n• Two');
    expect(await openedLinks()).toEqual([{ url: 'https://example.com/x' }]);
  });

  it('is shown letter by letter, markup included', async () => {
    await showMail(view, '<script>alert(1)</script> & https://example.com.', { bodyType: 'text' });
    await view.page.getByText('<script>alert(1)</script> &').waitFor();
    await view.page.getByRole('button', { name: 'https://example.com', exact: true }).click();
    expect(await openedLinks()).toEqual([{ url: 'https://example.com' }]);
  });
});

describe('the reading pane', () => {
  it('says why a message cannot be shown and loads it again', async () => {
    await view.page.evaluate(() => window.harness.fail('mail.message', 'unavailable'));
    await view.page.locator('[data-index="0"]').click();
    await view.page.getByText('The message could not be loaded').waitFor();
    await view.page.getByRole('button', { name: 'Try again' }).click();
    const asked = (await view.sent()).filter(({ name }) => name === 'mail.message');
    expect(asked).toHaveLength(2);
  });

  it('covers the list in a small window and gives it back with the focus on the list', async () => {
    const before = view.page.viewportSize() ?? { width: 1280, height: 720 };
    await view.page.setViewportSize({ width: 800, height: 600 });
    onTestFinished(() => view.page.setViewportSize(before));
    await showMail(view, '<p>Hello</p>');
    expect(
      await view.page
        .getByRole('heading', { level: 2 })
        .last()
        .evaluate((heading) => heading === document.activeElement),
    ).toBe(true);
    await view.page.getByRole('button', { name: 'Back to the list' }).click();
    await view.page.locator('article').waitFor({ state: 'detached' });
    await expect
      .poll(() => view.page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('listbox');
  });
});
