import { createHash } from 'node:crypto';
import { type Html, html, Html as SafeHtml } from './html.ts';
import { entraHeaders, type Stamp } from './refusal.ts';

export interface PageOptions {
  stamp: Stamp;
  status?: number;
  /** Origins besides our own that a form of the page leads to. Browsers check redirects after a POST too. */
  formOrigins?: string[];
  /** The one script of the page, allowed by its hash. */
  script?: string;
}

const STYLE = `
:root{color-scheme:light dark;--page:#f3f4f8;--card:#fff;--text:#1d1f24;--soft:#565b66;--line:#8a8f9c;--accent:#3b4cca;--on:#fff;--bad:#a4262c}
@media (prefers-color-scheme:dark){:root{--page:#15171c;--card:#22252c;--text:#f1f2f5;--soft:#b6bbc7;--line:#7f8694;--accent:#9aa8ff;--on:#14161c;--bad:#ff9c9c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--text);font:1rem/1.5 "Segoe UI",system-ui,sans-serif}
main{width:100%;max-width:27.5rem;background:var(--card);border-radius:.5rem;padding:2rem;box-shadow:0 2px 12px #0003;overflow-wrap:anywhere}
.brand{display:flex;gap:.5rem;align-items:center;margin:0 0 1rem;color:var(--soft);font-weight:600}
.brand span{padding:.125rem .5rem;border:1px solid var(--line);border-radius:1rem;font-size:.8125rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:.5rem 0}.soft{color:var(--soft);font-size:.875rem}.bad{color:var(--bad)}
label{display:block;margin-top:1rem}
input:not([type=checkbox],[type=hidden]){width:100%;margin-top:.25rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.25rem}
.check{display:flex;gap:.5rem;align-items:flex-start}.check input{margin-top:.375rem}
button{width:100%;margin-top:.75rem;padding:.5rem 1rem;min-height:2.75rem;font:inherit;text-align:center;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.25rem;cursor:pointer}
button.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem .75rem;font-size:.875rem}dt{color:var(--soft)}dd{margin:0}
ul{padding-left:1.25rem}
`;

const STYLE_HASH = hashOf(STYLE);

/** A whole page of the sign-in: one card, no outside resource, a policy as narrow as it gets. */
export function pageResponse(title: string, body: Html, options: PageOptions): Response {
  const script = options.script ? new SafeHtml(`<script>${options.script}</script>`) : null;
  const markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Practice tenant</title>
<style>${new SafeHtml(STYLE)}</style>
</head>
<body>
<main>
<p class="brand">Sign-in <span>Practice tenant</span></p>
<h1>${title}</h1>
${body}
</main>
${script}
</body>
</html>
`;
  return new Response(markup.text, { status: options.status ?? 200, headers: pageHeaders(options) });
}

function pageHeaders({ stamp, formOrigins = [], script }: PageOptions): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src '${STYLE_HASH}'`,
    ...(script ? [`script-src '${hashOf(script)}'`] : []),
    `form-action ${["'self'", ...formOrigins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...entraHeaders(stamp),
  };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
