import type { Handover } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import type { SheetRow } from './handover-formats.ts';

const STYLE = `body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;color:#1b1a19;background:#fff;margin:2rem auto;max-width:52rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a8886;padding:.5rem;text-align:left;vertical-align:top}
th[scope=row]{width:12rem}td{overflow-wrap:anywhere}.left-out{font-style:italic}
code{font-family:Consolas,"Liberation Mono",monospace}
@media print{body{margin:0;max-width:none}tr,li{break-inside:avoid}}`;

/** The sheet as a page to print: complete in itself, nothing is loaded and nothing runs. */
export function writeHtml(sheet: Handover, rows: readonly SheetRow[]): string {
  const name = escapeHtml(sheet.systemName);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Hand-over: ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Hand-over: ${name}</h1>
<table>
<thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table>
${list('What to do next', 'ol', sheet.afterwards)}${list('Good to know', 'ul', sheet.notes)}</body>
</html>
`;
}

function row({ label, value, where, hint }: SheetRow): string {
  const shown =
    value === null
      ? '<td class="left-out">Left out. Copy it from Mailbox Connector.</td>'
      : `<td><code>${escapeHtml(value)}</code></td>`;
  return `<tr><th scope="row">${escapeHtml(label)}</th>${shown}<td>${escapeHtml(hint ? `${where}. ${hint}` : where)}</td></tr>`;
}

function list(title: string, tag: 'ol' | 'ul', items: readonly string[]): string {
  if (items.length === 0) return '';
  const entries = items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n');
  return `<h2>${title}</h2>\n<${tag}>\n${entries}\n</${tag}>\n`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
