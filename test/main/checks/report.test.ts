import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { makeReport } from '../../../main/checks/report/report.ts';
import { reportHtml } from '../../../main/checks/report/report-html.ts';
import { reportText } from '../../../main/checks/report/report-text.ts';
import { createReports } from '../../../main/checks/report/reports.ts';
import { connectInPractice, createPracticeServices } from '../../../main/cli/practice-services.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';

const ADA = 'ada.keller@contoso-practice.example';

it('says what is proven and what failed, and holds nothing secret', async () => {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system: 'perfex-crm', signer: ADA });
  if (!made.ok) throw new Error(made.problem.title);
  const { services, tenant, store } = run;
  tenant.control.revoke(ADA);
  await services.doctor.run(made.value);
  const saved: { name: string; content: string | Uint8Array }[] = [];
  const reports = createReports({
    ...services,
    store,
    clock: { now: () => Date.UTC(2026, 0, 2), after: () => () => {} },
    files: {
      save: async (name, content) => saved.push({ name, content }) > 0,
      open: async () => null,
      read: async () => null,
    },
    recentLog: () => `token eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln of ${ADA}\n`,
    diagnose,
  });
  const shown = reports.show(made.value);
  if (!shown.ok) throw new Error(shown.problem.title);
  expect(shown.value.text).toContain('Failed: Renewal of the stored sign-in');
  expect(shown.value.text).toContain('AADSTS50173');
  expect(shown.value.text).toMatch(/Correlation ID: [0-9a-f-]{36}/);
  expect(shown.value.text).toContain(tenant.tenantId);
  expect(shown.value.text).toContain('- Client secret');

  await reports.save(made.value, 'html');
  await reports.save(made.value, 'json');
  await reports.saveBundle(made.value);
  expect(saved.map(({ name }) => name)).toEqual([
    `check-${ADA}-2026-01-02.html`,
    `check-${ADA}-2026-01-02.json`,
    `check-${ADA}-2026-01-02.zip`,
  ]);
  const zip = unzipSync(saved[2]?.content as Uint8Array);
  expect(Object.keys(zip)).toEqual(['report.html', 'report.json', 'settings.json', 'connector.log']);
  const everything = [
    shown.value.text,
    ...saved.slice(0, 2).map(({ content }) => String(content)),
    ...Object.values(zip).map((bytes) => strFromU8(bytes)),
  ].join('\n');
  const { tokens, secrets, subjects } = tenant.issued();
  for (const secret of [...tokens, ...secrets, ...subjects]) expect(everything).not.toContain(secret);
  expect(everything).not.toContain('eyJ');
  expect(strFromU8(zip['connector.log'] as Uint8Array)).toContain('[address]');
});

it('gives every check its verdict in words, and no check a name that tells an outcome', async () => {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system: 'perfex-crm', signer: ADA });
  if (!made.ok) throw new Error(made.problem.title);
  const found = await run.services.doctor.run(made.value);
  const [connection] = run.store.get('connections');
  if (!found || !connection) throw new Error('nothing was checked');
  const outcomes = /\b(is|are|can|may|opens|lets|accepts|exists|answers|works|valid|failed|passed)\b/i;
  for (const { title } of found.checks) expect(title).not.toMatch(outcomes);

  const checks = found.checks.map((check, index) => {
    const verdict = index === 0 ? ('warned' as const) : index === 1 ? ('failed' as const) : check.verdict;
    const facts = { message: 'no' };
    const problem = index < 2 ? diagnose({ source: 'app', cause: 'clock-skew', facts }) : null;
    return { ...check, verdict, problem };
  });
  const app = { version: '1', runtime: 'Node', platform: 'linux' };
  const report = makeReport({ app, now: 0, connection, run: { ...found, checks } });
  for (const text of [reportText(report), reportHtml(report)]) {
    expect(text).toContain('Look at this: Proxy');
    expect(text).toContain('Failed: Name resolution');
    expect(text).not.toContain('Failed: Proxy');
  }
});
