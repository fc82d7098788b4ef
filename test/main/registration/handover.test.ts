import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHandover, handoverSheet } from '../../../main/registration/handover.ts';
import { readLines } from '../../../main/registration/import/read-lines.ts';
import { loadSystems } from '../../../main/registration/systems.ts';
import { type Handover, handoverSchema } from '../../../preload/contract.ts';
import { CLIENT, MAILBOX, planFor, SECRET, SIGNER, systemOf, TENANT } from './plans.ts';
import { bash } from './scripts/run-script.ts';

const values = { clientId: CLIENT, tenantId: TENANT, mailbox: MAILBOX, signer: SIGNER };
const FORMATS = ['json', 'env', 'ini', 'html'] as const;

function sheetOf(id: string, hasSecret = true): Handover {
  return handoverSheet({ system: systemOf(id), plan: planFor(id), values, hasSecret });
}

/** A sheet with these values in fields of no special name. */
function sheetWith(texts: string[]): Handover {
  const fields = texts.map((value, index) => ({
    id: `field-${index}`,
    label: `Field ${index}`,
    value,
    isSecret: false,
    where: 'Settings',
  }));
  return { systemName: 'System', fields, afterwards: [], notes: [], formats: [], canCopySecret: false };
}

describe('handoverSheet', () => {
  it.each(loadSystems().map(({ id }) => id))('has the fields of %s in their order, filled in', (id) => {
    const sheet = handoverSchema.parse(sheetOf(id));
    const plan = planFor(id);
    expect(sheet.fields.map(({ label, where }) => ({ label, where }))).toEqual(
      plan.fields.map(({ label, where }) => ({ label, where })),
    );
    for (const { value, isSecret } of sheet.fields) {
      expect(value).not.toMatch(/[<>{}]/);
      if (isSecret) expect(value).toBe('');
    }
    expect(new Set(sheet.fields.map((field) => field.id)).size).toBe(sheet.fields.length);
  });

  it('fills in what was open when the plan was made', () => {
    const plan = planFor('freescout', { clientId: '', mailbox: '', tenant: '' });
    const sheet = handoverSheet({ system: systemOf('freescout'), plan, values, hasSecret: true });
    expect(sheet.fields.find(({ label }) => label === 'Username')?.value).toBe(`${MAILBOX}:${CLIENT}`);
  });

  it('keeps a value from being read as a pattern', () => {
    const plan = planFor('oro', { clientId: '' });
    const odd = { ...values, clientId: '$&$1' };
    const sheet = handoverSheet({ system: systemOf('oro'), plan, values: odd, hasSecret: true });
    expect(sheet.fields[0]?.value).toBe('$&$1');
  });

  it('offers the secret only while the vault holds it, and only where there is one', () => {
    expect(sheetOf('perfex-crm').canCopySecret).toBe(true);
    expect(sheetOf('perfex-crm', false).canCopySecret).toBe(false);
    expect(sheetOf('email-oauth2-proxy').canCopySecret).toBe(false);
  });

  it('offers the formats that the system reads, besides page and JSON', () => {
    expect(sheetOf('email-oauth2-proxy').formats).toEqual(['html', 'json', 'ini']);
    expect(sheetOf('custom').formats).toEqual(['html', 'json', 'env', 'ini']);
    expect(sheetOf('perfex-crm').formats).toEqual(['html', 'json']);
  });
});

describe.each(FORMATS)('the export as %s', (format) => {
  it.each(loadSystems().map(({ id }) => id))('of %s has the secret only when it was asked for', (id) => {
    const without = exportHandover(sheetOf(id), format);
    const withSecret = exportHandover(sheetOf(id), format, { secret: SECRET });
    const hasSecret = sheetOf(id).fields.some(({ isSecret }) => isSecret);
    expect(without.text).not.toContain(SECRET);
    expect(/leftOut|Left out\.|left out:/.test(without.text)).toBe(hasSecret);
    expect(withSecret.text.includes(SECRET)).toBe(hasSecret);
    expect(withSecret.text).not.toMatch(/leftOut|Left out\.|left out:/);
    expect(without.fileName).toMatch(new RegExp(`^[a-z0-9-]+-hand-over\\.${format}$`));
  });
});

const text = fc.string({ unit: fc.constantFrom(...`'"$\`\\ #;=[]{}!%&é🙂a0,:`), maxLength: 20 });
const texts = fc.array(
  text.map((value) => value.trim()),
  { minLength: 1, maxLength: 5 },
);

describe('a system nobody knows', () => {
  it('has its values in a few groups, each field with its other names', () => {
    const sheet = sheetOf('custom');
    const groups = [...new Set(sheet.fields.map(({ where }) => where))];
    expect(groups.slice(0, 3)).toEqual(['The registration', 'The sign-in', 'The mailbox']);
    // A group that came back would be a heading twice.
    expect(sheet.fields.filter(({ where }, at) => where !== sheet.fields[at - 1]?.where)).toHaveLength(
      groups.length,
    );
    expect(sheet.fields[0]?.hint).toBe('Also called application ID or app ID.');
    expect(exportHandover(sheet, 'html').text).toContain('The registration. Also called application ID');
  });
});

describe('exported values', () => {
  it('come back from JSON', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const file = JSON.parse(exportHandover(sheetWith(written), 'json').text) as {
          fields: { value: string }[];
        };
        expect(file.fields.map(({ value }) => value)).toEqual(written);
      }),
    );
  });

  it('come back from a .env file that a shell reads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hand-over-'));
    try {
      const written = fc.sample(text, 300).map((value) => value.trim());
      const file = join(folder, 'system.env');
      writeFileSync(file, exportHandover(sheetWith(written), 'env').text);
      const names = written.map((_, index) => `"$FIELD_${index}"`).join(' ');
      const { stdout } = await bash(['-c', `set -eu; . "${file}"; printf '%s\\0' ${names}`]);
      expect(stdout.split('\0').slice(0, -1)).toEqual(written);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('come back from a .env file that our own import reads', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const read = readLines(exportHandover(sheetWith(written), 'env').text);
        expect(read.map(({ key, value }) => [key, value])).toEqual(
          written.map((value, index) => [`FIELD_${index}`, value]),
        );
      }),
    );
  });

  it('come back from INI', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const read = readLines(exportHandover(sheetWith(written), 'ini').text);
        expect(read).toEqual(
          written.map((value, index) => ({ section: 'System', key: `field-${index}`, value })),
        );
      }),
    );
  });

  it('cannot open a line of their own', () => {
    const written = ['a\nEVIL=1', 'b\r\n[section]', 'c\u2028d'];
    for (const format of ['env', 'ini'] as const) {
      const lines = exportHandover(sheetWith(written), format).text.split(/[\n\r\u2028]/);
      expect(lines.some((line) => /^(?:EVIL|\[section)/.test(line))).toBe(false);
    }
  });

  it('are escaped on the page, which loads and runs nothing', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const sheet = sheetWith(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ...written]);
        const page = exportHandover({ ...sheet, systemName: '<b>&', notes: ['<i>'] }, 'html').text;
        expect(page).not.toMatch(/<(?:script|img|b|i|a|link|iframe)\b/i);
        expect(page).toContain("default-src 'none'");
        const cells = [...page.matchAll(/<code>(.*?)<\/code>/gs)].map(([, cell = '']) => plain(cell));
        expect(cells).toEqual(sheet.fields.map(({ value }) => value));
      }),
    );
  });
});

function plain(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}

describe('the INI of email-oauth2-proxy', () => {
  it('is the section of the account, in the names the proxy reads', () => {
    expect(exportHandover(sheetOf('email-oauth2-proxy'), 'ini').text).toBe(`[${MAILBOX}]
permission_url = https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize
token_url = https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token
oauth2_scope = https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access
redirect_uri = http://localhost
client_id = ${CLIENT}
`);
  });
});
