import type { WebContents } from 'electron';

/** Enough for Microsoft's error pages, and a limit for any other. */
const MAX_TEXT = 8000;

const VISIBLE_TEXT = `document.body ? document.body.innerText.slice(0, ${MAX_TEXT}) : ''`;

/**
 * Notes what an error page of the sign-in says. Many of Entra's refusals (unknown client id, redirect
 * mismatch, Conditional Access) never reach the app: they stay on the page, and the person closes the
 * window. Only text with an AADSTS code is kept; what is typed into fields is no visible text.
 */
export function watchPageError(contents: WebContents): () => string | null {
  let text: string | null = null;
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) text = null;
  });
  contents.on('did-finish-load', () => {
    void contents.executeJavaScript(VISIBLE_TEXT).then(
      (visible: unknown) => {
        text = typeof visible === 'string' && /\bAADSTS\d{5,7}\b/.test(visible) ? visible : null;
      },
      // The page has gone on meanwhile.
      () => {},
    );
  });
  return () => text;
}
