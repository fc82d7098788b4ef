import { VERDICT_WORDS } from '../../../preload/verdict-words.ts';
import { connectionRows, failureRows, type Report } from './report.ts';

const STYLE = `body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;color:#1b1a19;background:#fff;margin:2rem auto;max-width:52rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a8886;padding:.375rem .5rem;text-align:left;vertical-align:top}
th[scope=row]{width:13rem;font-weight:600}td{overflow-wrap:anywhere}.failed{border-left:4px solid #b10e1c;padding-left:1rem}
@media print{body{margin:0;max-width:none}tr,li{break-inside:avoid}}`;

/** The report as one page: complete in itself, nothing is loaded and nothing runs. */
export function reportHtml(report: Report): string {
  const title = escapeHtml(`Check of ${report.connection.mailbox}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p>${report.checkedAt ? `Checked at ${escapeHtml(report.checkedAt)} with Mailbox Connector.` : 'Not checked since the app was started.'}</p>
${report.failed.map(failure).join('\n')}
<h2>Connection</h2>
${table(connectionRows(report))}
${list('Proven', report.proven)}${list('Not checked', report.notChecked)}<h2>Evidence</h2>
${table(report.checks.map(({ title: check, verdict, facts }) => [check, [VERDICT_WORDS[verdict], ...Object.entries(facts).map(([label, value]) => `${label}: ${value}`)].join('; ')]))}
</body>
</html>
`;
}

function failure(found: Report['failed'][number]): string {
  return `<section class="failed"><h2>${VERDICT_WORDS[found.verdict]}: ${escapeHtml(found.check)}</h2>
<p><strong>${escapeHtml(found.title)}.</strong> ${escapeHtml(found.text)}</p>
${table(failureRows(found))}</section>`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(
    ([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h2>${title}</h2>\n<ul>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>\n`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
