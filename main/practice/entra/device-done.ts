import type { EntraCall } from './call.ts';
import { html } from './html.ts';
import { pageResponse } from './page-frame.ts';

/** The end of a sign-in on another device. */
export function deviceDone({ stamp }: EntraCall, title: string): Response {
  return pageResponse(title, html`<p>Go back to the app; this page can be closed.</p>`, { stamp });
}
