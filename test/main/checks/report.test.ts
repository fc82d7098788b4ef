import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
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
  expect(shown.value.text).toContain('Failed: The stored sign-in can be renewed');
  expect(shown.value.text).toContain('AADSTS50173');
  expect(shown.value.text).toMatch(/Correlation ID: [0-9a-f-]{36}/);
  expect(shown.value.text).toContain(tenant.tenantId);
  expect(shown.value.text).toContain('- The client secret is valid');

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
