import type { PracticeTenant } from './types.ts';

/** How the person behaves on the sign-in pages. */
export interface PersonWishes {
  address: string;
  password?: string;
  /** On the consent page; `organization` = accept for everybody (administrators). */
  consent?: 'accept' | 'decline' | 'organization';
  code?: string;
  /** What the device shows. */
  userCode?: string;
  /** Cookies of the browser, shared between sign-ins. */
  browser?: Map<string, string>;
}

/** Where the sign-in ended: back at the application, or on a page. */
export type SignInEnd =
  | { kind: 'redirect'; url: URL; params: URLSearchParams }
  | { kind: 'page'; title: string; code: number | null; html: string };

interface PageForm {
  action: URL;
  fields: URLSearchParams;
  buttons: { name: string; value: string; text: string }[];
}

type Fetch = (request: Request) => Promise<Response>;

/** More pages than any sign-in has. */
const MAX_PAGES = 12;

/**
 * Plays a person on the practice tenant's sign-in pages: follows redirects, fills in forms, and
 * stops at the first address that is not the tenant's or at the first page that asks nothing more.
 */
export async function signInAs(
  tenant: Pick<PracticeTenant, 'fetch'>,
  authorizeUrl: string,
  wishes: PersonWishes,
): Promise<SignInEnd> {
  return playPerson((request) => tenant.fetch(request), authorizeUrl, wishes);
}

/** The same over any transport, e.g. real HTTP. */
export async function playPerson(fetch: Fetch, url: string, wishes: PersonWishes): Promise<SignInEnd> {
  const { origin } = new URL(url);
  const browser = wishes.browser ?? new Map<string, string>();
  let request = new Request(url, { redirect: 'manual' });
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const response = await fetch(withCookies(request, browser));
    keepCookies(response, browser);
    const location = response.headers.get('Location');
    if (location !== null) {
      const target = new URL(location, request.url);
      if (target.origin !== origin) return redirectEnd(target);
      request = new Request(target, { redirect: 'manual' });
      continue;
    }
    const html = await response.text();
    const posted = formPostEnd(html, origin);
    if (posted) return posted;
    const next = fillIn(html, request.url, wishes);
    if (!next) return pageEnd(html);
    request = next;
  }
  throw new Error(`the sign-in did not end after ${MAX_PAGES} pages`);
}

/** The forms of a page, as a browser would read them. */
export function formsOf(html: string, base: string): PageForm[] {
  return [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action, inner]) => {
      const fields = new URLSearchParams();
      for (const [input] of (inner ?? '').matchAll(/<input[^>]*>/g)) {
        const name = attribute(input, 'name');
        if (name !== null && attribute(input, 'type') !== 'checkbox')
          fields.set(name, attribute(input, 'value') ?? '');
      }
      const buttons = [...(inner ?? '').matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(
        ([, tag, text]) => ({
          name: attribute(tag ?? '', 'name') ?? '',
          value: attribute(tag ?? '', 'value') ?? '',
          text: text ?? '',
        }),
      );
      return { action: new URL(unescapeText(action ?? ''), base), fields, buttons };
    },
  );
}

/** The request the person's click sends; null when the page leaves nothing to do. */
function fillIn(html: string, base: string, wishes: PersonWishes): Request | null {
  const forms = formsOf(html, base);
  const form = forms[0];
  switch (form?.fields.get('step')) {
    case 'choose':
      return chooseAccount(forms, wishes);
    case 'username':
      return submitOnce(html, form, { loginfmt: wishes.address });
    case 'password':
      return (
        somebodyElses(html, forms, wishes) ??
        submitOnce(html, form, { passwd: wishes.password ?? 'practice-1' })
      );
    case 'code':
      return submitOnce(html, form, { otc: wishes.code ?? '123456' });
    case 'device-code':
      return submitOnce(html, form, { user_code: wishes.userCode ?? '' });
    case 'consent':
      return decide(forms, wishes);
    case 'ask-admin':
      return wishes.consent === 'decline' ? press(forms, 'cancel') : null;
    default:
      return null;
  }
}

/** The page asks for the password of whom the app expects: the way to another account, for anybody else. */
function somebodyElses(html: string, forms: PageForm[], { address }: PersonWishes): Request | null {
  if (address === '' || unescapeText(html).toLowerCase().includes(address.toLowerCase())) return null;
  const other = forms.find(({ buttons }) => buttons.some(({ value }) => value === 'other'));
  return other ? submit(other, { account: 'other' }) : null;
}

/** On an error page the only form offers another account: the person has none. */
function chooseAccount(forms: PageForm[], wishes: PersonWishes): Request | null {
  const choices = forms.flatMap((form) => form.buttons.map((button) => ({ form, button })));
  const own = choices.find(({ button }) => button.value === wishes.address);
  if (own) return submit(own.form, { account: wishes.address });
  const other = choices.length > 1 ? choices.find(({ button }) => button.value === 'other') : undefined;
  return other ? submit(other.form, { account: 'other' }) : null;
}

function decide(forms: PageForm[], wishes: PersonWishes): Request | null {
  const form = forms[0];
  if (!form || wishes.consent === 'decline') return press(forms, 'cancel');
  const organization = wishes.consent === 'organization' ? { organization: 'yes' } : {};
  return submit(form, { action: 'accept', ...organization });
}

function press(forms: PageForm[], action: string): Request | null {
  const form = forms.find(({ buttons }) => buttons.some(({ value }) => value === action));
  return form ? submit(form, { action }) : null;
}

/** A page that shows an alert has refused what was typed: typing it again would go on for ever. */
function submitOnce(html: string, form: PageForm, values: Record<string, string>): Request | null {
  return html.includes('role="alert"') ? null : submit(form, values);
}

function submit(form: PageForm, values: Record<string, string>): Request {
  const body = new URLSearchParams(form.fields);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return new Request(form.action, { method: 'POST', body, redirect: 'manual' });
}

/** `response_mode=form_post`: the page posts itself to the application. */
function formPostEnd(html: string, origin: string): SignInEnd | null {
  const form = formsOf(html, origin).find(({ action }) => action.origin !== origin);
  return form ? { kind: 'redirect', url: form.action, params: form.fields } : null;
}

function redirectEnd(url: URL): SignInEnd {
  const params = new URLSearchParams(url.hash ? url.hash.slice(1) : url.search);
  return { kind: 'redirect', url, params };
}

function pageEnd(html: string): SignInEnd {
  const title = unescapeText(/<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? '');
  const code = /<dt>Error code<\/dt><dd>(\d+)<\/dd>/.exec(html)?.[1];
  return { kind: 'page', title, code: code === undefined ? null : Number(code), html };
}

function withCookies(request: Request, browser: Map<string, string>): Request {
  if (browser.size > 0) {
    request.headers.set('Cookie', [...browser].map(([name, value]) => `${name}=${value}`).join('; '));
  }
  return request;
}

function keepCookies(response: Response, browser: Map<string, string>): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (/max-age=0/i.test(cookie)) browser.delete(name);
    else browser.set(name, value);
  }
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : unescapeText(value);
}

function unescapeText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
