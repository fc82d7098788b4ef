import createDOMPurify, { type Config } from 'dompurify';
import { cleanDeclarations, cleanStyleSheet } from './mail-css.ts';
import { createImageResolver, type ImageOptions, type ImageResolver } from './mail-images.ts';
import { linkTarget } from './mail-link-target.ts';
import { textOf } from './mail-text.ts';

/** Only what lays out and marks up text; no form, no media, no drawing, nothing that loads a document. */
const TAGS =
  'a abbr address area article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li main map mark nav ol p pre q rp rt ruby s samp section small span strike strong style sub sup table tbody td tfoot th thead time tr tt u ul var wbr';
const ATTRIBUTES =
  'abbr align alt background bgcolor border cellpadding cellspacing class clear color colspan coords datetime dir face headers height href hspace id lang nowrap role rowspan scope shape size span src start style summary type usemap valign value vspace width';

const CONFIG = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ATTRIBUTES.split(' '),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Asked about every attribute: the last two alternatives let through what is no address at all.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|cid):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  SANITIZE_DOM: true,
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true,
} satisfies Config;

/** Pictures of this size only report that the mail was read. */
const TRACKER_SIZE = 3;

export interface CleanMail {
  /** The style sheets and the content, ready to be put into a page's body. */
  content: DocumentFragment;
  /** Attributes of the mail's own `<body>`. */
  bodyAttributes: [name: string, value: string][];
  blockedImages: number;
  /** The same mail without its formatting. */
  text: string;
}

/**
 * Makes an untrusted HTML body harmless. `frame` is the window of the empty mail page: the mail is
 * parsed there, under that page's policy, and never touches the app's own document.
 */
export function sanitiseMail(
  html: string,
  frame: Window & typeof globalThis,
  options: ImageOptions,
): CleanMail {
  const images = createImageResolver(options);
  const root = createDOMPurify(frame).sanitize(html, CONFIG) as Node as HTMLElement;
  const page = root.ownerDocument;
  const body = root.querySelector('body') ?? root;
  for (const element of root.querySelectorAll('*')) cleanElement(element, images);
  const content = page.createDocumentFragment();
  content.append(...root.querySelectorAll('style'));
  const text = textOf(body);
  const bodyAttributes = [...body.attributes].map(({ name, value }): [string, string] => [name, value]);
  content.append(...body.childNodes);
  return { content, bodyAttributes, blockedImages: images.blocked(), text };
}

/** Works on the tags, not the classes: the elements belong to another window. */
function cleanElement(element: Element, images: ImageResolver): void {
  if (element.hasAttribute('style')) cleanStyleAttribute(element as HTMLElement, images);
  if (element.hasAttribute('background')) cleanAddress(element, 'background', images);
  const clean = CLEANERS[element.localName] ?? withoutAddress;
  clean(element, images);
}

const CLEANERS: Partial<Record<string, (element: Element, images: ImageResolver) => void>> = {
  a: cleanLink,
  area: cleanLink,
  img: cleanImage,
  style: (element) => {
    element.textContent = cleanStyleSheet(element.textContent ?? '');
  },
};

/** No other element of a mail loads or opens anything. */
function withoutAddress(element: Element): void {
  element.removeAttribute('src');
  element.removeAttribute('href');
}

function cleanStyleAttribute(element: HTMLElement, images: ImageResolver): void {
  cleanDeclarations(element.style, images.resolve);
  if (element.style.length === 0) element.removeAttribute('style');
}

function cleanAddress(element: Element, name: 'src' | 'background', images: ImageResolver): void {
  const resolved = images.resolve(element.getAttribute(name) ?? '');
  if (resolved === null) element.removeAttribute(name);
  else element.setAttribute(name, resolved);
}

function cleanImage(element: Element, images: ImageResolver): void {
  const image = element as HTMLImageElement;
  cleanAddress(image, 'src', images);
  image.referrerPolicy = 'no-referrer';
  if (!image.hasAttribute('src') && isTracker(image)) image.remove();
}

function isTracker(image: HTMLImageElement): boolean {
  const sizes = [
    image.getAttribute('width'),
    image.getAttribute('height'),
    image.style.width,
    image.style.height,
  ];
  return sizes.some((size) => size && Number.parseFloat(size) <= TRACKER_SIZE && !size.endsWith('%'));
}

/** A link keeps its address for the keyboard and screen readers; following it is up to the app. */
function cleanLink(link: Element): void {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return;
  const target = linkTarget(href, link.textContent ?? '');
  if (!target) {
    link.removeAttribute('href');
    return;
  }
  link.setAttribute('href', target.url);
  link.setAttribute('title', target.words);
}
