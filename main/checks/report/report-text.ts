import { VERDICT_WORDS } from '../../../preload/verdict-words.ts';
import { connectionRows, failureRows, type Report } from './report.ts';

/** The report as plain text, for a ticket. */
export function reportText(report: Report): string {
  const lines = (rows: readonly [string, string][]) => rows.map(([label, value]) => `${label}: ${value}`);
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 ? ['', title, ...items.map((item) => `- ${item}`)] : [];
  return [
    `Mailbox Connector: check of ${report.connection.mailbox}`,
    report.checkedAt ? `Checked at ${report.checkedAt}` : 'Not checked since the app was started',
    '',
    ...lines(connectionRows(report)),
    ...report.failed.flatMap((failure) => [
      '',
      `${VERDICT_WORDS[failure.verdict]}: ${failure.check}`,
      failure.title,
      ...lines(failureRows(failure)),
    ]),
    ...list('Proven', report.proven),
    ...list('Not checked', report.notChecked),
    '',
  ].join('\n');
}
