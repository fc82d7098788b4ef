import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

async function inputsOf(name: CommandName): Promise<unknown[]> {
  return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
}

const system = (name: string) => view.page.getByRole('radio', { name });
const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const domain = () => view.page.getByLabel('Domain of your Perfex CRM', { exact: true });

/** Lets main judge the domain as it would: only a bare name will do. */
function judgeDomain(): Promise<void> {
  return view.page.evaluate(() => {
    window.harness.answer('setup.update', (({ inputs, ...rest }: { inputs?: Record<string, string> }) =>
      window.harness.setState((state) => {
        const typed = { ...state.setup?.inputs, ...inputs };
        const advice = typed['domain']?.includes('/') ? { domain: 'Only the name of the server.' } : {};
        return {
          ...state,
          setup: state.setup && { ...state.setup, ...rest, inputs: typed, inputAdvice: advice },
        };
      })) as never);
  });
}

describe('the choice of the System', () => {
  beforeEach(() => view.show('system'));

  it('begins with this computer, products by name follow, and what fits anything is last', async () => {
    const names = await view.page
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value));
    expect(names[0]).toBe('this-computer');
    expect(names.at(-1)).toBe('custom');
    expect(names.slice(1, -1)).toEqual([
      'freescout',
      'maxxton-mxts',
      'oracle-b2c-service',
      'orocrm',
      'osticket',
      'perfex-crm',
    ]);
    expect(await system('This computer').isChecked()).toBe(true);
  });

  it('does not send what was typed for one System as what another asks for', async () => {
    await system('Perfex CRM').check();
    await domain().fill('crm.firma.example');
    await system('osTicket').check();
    await expect
      .poll(() => inputsOf('setup.update'))
      .toEqual([
        { system: 'perfex-crm' },
        { inputs: { domain: 'crm.firma.example' } },
        { system: 'osticket' },
      ]);
  });

  it('is narrowed by searching in names and purposes, and keeps what fits anything', async () => {
    await view.page.getByRole('searchbox').fill('tickets');
    await expect.poll(() => view.page.getByRole('radio').count()).toBe(3);
    expect(await system('osTicket').isVisible()).toBe(true);
    expect(await system('Any other system').isVisible()).toBe(true);
  });

  it('reaches main, and shows what the chosen System asks for', async () => {
    await system('Perfex CRM').check();
    await domain().waitFor();
    await expect.poll(() => inputsOf('setup.update')).toEqual([{ system: 'perfex-crm' }]);
  });
});

describe('what a System asks for', () => {
  it('is in sight as soon as the System is chosen, in a small window too', async () => {
    await view.page.setViewportSize({ width: 800, height: 600 });
    await view.show('system');
    await system('Perfex CRM').check();
    await domain().waitFor();
    const footer = view.page.getByRole('contentinfo');
    const bottom = async () => {
      const [field, bar] = [await domain().boundingBox(), await footer.boundingBox()];
      return (bar?.y ?? 0) - (field ? field.y + field.height : 1e6);
    };
    await expect.poll(bottom).toBeGreaterThan(0);
    await view.page.setViewportSize({ width: 1280, height: 720 });
  });
});

describe('an input of a System', () => {
  beforeEach(async () => {
    await view.show('system-product');
    await judgeDomain();
  });

  it('is judged by main while it is typed, and good again when it is mended', async () => {
    await domain().fill('crm.contoso.com/admin');
    await view.page.getByText('Only the name of the server.').waitFor();
    expect(await domain().getAttribute('aria-invalid')).toBe('true');
    await domain().fill('crm.contoso.com');
    await view.page.getByText('Only the name of the server.').waitFor({ state: 'detached' });
  });

  it('keeps the person on the page while it is wrong, even when Next follows at once', async () => {
    await domain().fill('crm.contoso.com/admin');
    await button('Next').click();
    await view.page.getByText('Only the name of the server.').waitFor();
    await expect.poll(() => domain().evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await inputsOf('setup.goTo')).toEqual([]);
  });

  it('must not stay empty', async () => {
    await domain().fill('');
    await button('Next').click();
    await view.page.getByText('This is still empty').waitFor();
    expect(await inputsOf('setup.goTo')).toEqual([]);
  });

  it('lets the person go on once it is right', async () => {
    await domain().fill('help.contoso.com');
    await button('Next').click();
    await expect.poll(() => inputsOf('setup.goTo')).toEqual([{ step: 'mailbox' }]);
    expect(await inputsOf('setup.update')).toEqual([{ inputs: { domain: 'help.contoso.com' } }]);
  });

  it('shows the redirect URI that follows from it', async () => {
    const uri = 'https://help.contoso.com/admin/mailbox/oauth/callback?provider=outlook';
    await view.page.evaluate((redirectUri) => {
      window.harness.setState((state) => ({
        ...state,
        setup: state.setup && {
          ...state.setup,
          plan: state.setup.plan && { ...state.setup.plan, redirectUri },
        },
      }));
    }, uri);
    await view.page.getByRole('group', { name: 'Redirect URI' }).getByText(uri).waitFor();
  });
});

describe('a System with choices', () => {
  const box = (name: RegExp) => view.page.getByRole('checkbox', { name });

  it('offers what there is, and keeps the order of the options', async () => {
    await view.show('system-custom');
    expect(await system('Web').isChecked()).toBe(true);
    expect(await box(/^IMAP/).isChecked()).toBe(true);
    await box(/^SMTP/).check();
    await box(/^Graph/).check();
    await system('Mobile and desktop').check();
    await expect
      .poll(async () => (await inputsOf('setup.update')).at(-1))
      .toMatchObject({ inputs: { platform: 'publicClient', protocols: 'graph imap smtp' } });
  });

  it('says what is missing once it is asked for', async () => {
    await view.show('system-custom');
    await box(/^IMAP/).uncheck();
    expect(await view.page.getByText('Choose at least one of these.').count()).toBe(0);
    await button('Next').click();
    await view.page.getByText('Choose at least one of these.').waitFor();
  });
});
