import type { CleanMail } from './sanitise-mail.ts';

/** Never taller than this, in CSS pixels: beyond it the frame scrolls by itself. */
const MAX_HEIGHT = 30_000;
/** Room for a horizontal scroll bar. */
const SCROLL_BAR = 16;

export interface LinkEvents {
  /** A link was activated by mouse or keyboard. */
  onOpen(url: string): void;
  /** The pointer or the focus is on a link, or has left it (null). */
  onPoint(link: { words: string } | null): void;
}

/** Puts a cleaned mail into the empty mail page. No text is parsed here: only nodes are moved. */
export function fillPage(page: Document, mail: CleanMail): void {
  for (const [name, value] of mail.bodyAttributes) page.body.setAttribute(name, value);
  page.body.replaceChildren(page.importNode(mail.content, true));
}

/** Takes over every way to follow a link; the page itself never navigates. */
export function watchLinks(page: Document, { onOpen, onPoint }: LinkEvents): void {
  page.addEventListener('click', (event) => followLink(event, onOpen), true);
  page.addEventListener('auxclick', (event) => linkOf(event) && event.preventDefault(), true);
  page.addEventListener('dragstart', (event) => event.preventDefault(), true);
  for (const name of ['pointerover', 'focusin']) {
    page.addEventListener(name, (event) => {
      const words = linkOf(event)?.getAttribute('title');
      onPoint(words ? { words } : null);
    });
  }
  for (const name of ['pointerleave', 'focusout'])
    page.documentElement.addEventListener(name, () => onPoint(null));
}

function followLink(event: MouseEvent, onOpen: (url: string) => void): void {
  const link = linkOf(event);
  if (!link) return;
  event.preventDefault();
  const href = link.getAttribute('href') ?? '';
  // With a modifier the browser would open a window of its own: nothing is opened then.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (href.startsWith('#')) link.ownerDocument.getElementById(href.slice(1))?.scrollIntoView();
  else onOpen(href);
}

function linkOf(event: Event): Element | null {
  const target = event.target as Partial<Element> | null;
  return target?.closest?.('a[href], area[href]') ?? null;
}

/** Keeps the frame as tall as its page. Answers the way to stop. */
export function followHeight(frame: HTMLIFrameElement, page: Document): () => void {
  function fitHeight(): void {
    const { documentElement, body } = page;
    const height = Math.max(documentElement.getBoundingClientRect().height, body.scrollHeight);
    const bar = documentElement.scrollWidth > documentElement.clientWidth ? SCROLL_BAR : 0;
    frame.style.height = `${Math.min(Math.ceil(height) + bar, MAX_HEIGHT)}px`;
  }
  const observer = new ResizeObserver(fitHeight);
  observer.observe(page.documentElement);
  observer.observe(page.body);
  fitHeight();
  return () => observer.disconnect();
}
