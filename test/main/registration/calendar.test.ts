import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icsCalendar, reminderDue, secretView } from '../../../main/registration/calendar.ts';

const NOW = '2026-11-21T10:00:00Z';
const inDays = (days: number, ms = 0) => new Date(Date.parse(NOW) + days * 86_400_000 + ms).toISOString();

describe('secretView', () => {
  it.each([
    [inDays(30), 30],
    [inDays(30, -1), 29],
    [inDays(0, 1), 0],
    [inDays(0, -1), -1],
    ['2027-11-21', 364],
  ])('counts whole days until %s', (expiresAt, daysLeft) => {
    expect(secretView(expiresAt, new Date(NOW), true)).toEqual({ expiresAt, daysLeft, hasOlder: true });
    expect(secretView(expiresAt, Date.parse(NOW), true).daysLeft).toBe(daysLeft);
  });

  it('knows nothing where nobody said, or said it badly', () => {
    for (const text of [null, '', 'in a year'])
      expect(secretView(text, new Date(NOW), false)).toEqual({
        expiresAt: null,
        daysLeft: null,
        hasOlder: false,
      });
  });
});

describe('reminderDue', () => {
  it('comes at 60, 30, 14, 7, 1 and 0 days, each once', () => {
    const given: (number | null)[] = [];
    let last: number | null = null;
    for (let days = 90; days >= -10; days -= 1) {
      const due = reminderDue(days, last);
      if (due === null) continue;
      given.push(days);
      last = due;
    }
    expect(given).toEqual([60, 30, 14, 7, 1, 0]);
  });

  it('makes up for the latest one only after a long absence', () => {
    expect(reminderDue(5, 60)).toBe(7);
    expect(reminderDue(5, 7)).toBeNull();
    expect(reminderDue(-400, 30)).toBe(0);
  });

  it('starts anew with a new secret, and stays silent where the end is not known', () => {
    expect(reminderDue(700, null)).toBeNull();
    expect(reminderDue(20, null)).toBe(30);
    expect(reminderDue(null, null)).toBeNull();
  });
});

/** Unfolds and splits a calendar as RFC 5545 says; fails on anything that is not one. */
function parse(text: string): { name: string; parameters: string; value: string }[] {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const folded = text.slice(0, -2).split('\r\n');
  for (const line of folded) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  return lines.map((line) => {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/u.exec(line) ?? [];
    expect(name, line).not.toBe('');
    return { name, parameters, value };
  });
}

const plainText = (value: string) => value.replace(/\\([\\;,])/g, '$1');

describe('icsCalendar', () => {
  const entry = {
    connectionName: 'support@firma.example',
    system: 'Perfex CRM',
    expiresAt: '2027-05-31T23:30:00Z',
  };

  it('has one event with its reminders for each secret', () => {
    const lines = parse(icsCalendar([entry, { ...entry, system: 'Oro' }], NOW));
    const value = (name: string) => lines.filter((line) => line.name === name).map((line) => line.value);
    expect(value('BEGIN').filter((what) => what === 'VEVENT')).toHaveLength(2);
    expect(value('TRIGGER').slice(0, 5)).toEqual(['-P60D', '-P30D', '-P14D', '-P7D', '-P1D']);
    expect(value('DTSTART')[0]).toBe('20270531');
    expect(value('DTEND')[0]).toBe('20270601');
    expect(value('DTSTAMP')[0]).toBe('20261121T100000Z');
    expect(lines.find(({ name }) => name === 'DTSTART')?.parameters).toBe(';VALUE=DATE');
  });

  it('has an event for the older secret that should be gone, with an id of its own', () => {
    const lines = parse(icsCalendar([{ ...entry, removeOlderAt: '2026-12-05T10:00:00Z' }], NOW));
    const value = (name: string) => lines.filter((line) => line.name === name).map((line) => line.value);
    expect(value('DTSTART')).toEqual(['20270531', '20261205']);
    expect(value('SUMMARY').at(-1)).toBe('Remove the older client secret of support@firma.example');
    expect(value('TRIGGER').at(-1)).toBe('PT9H');
    expect(new Set(value('UID')).size).toBe(2);
  });

  it('closes whatever it opens', () => {
    const open: string[] = [];
    for (const { name, value } of parse(icsCalendar([entry], NOW))) {
      if (name === 'BEGIN') open.push(value);
      if (name === 'END') expect(open.pop()).toBe(value);
    }
    expect(open).toEqual([]);
  });

  it('keeps the UID of a connection over a renewal, and gives each its own', () => {
    const uids = (entries: (typeof entry)[]) =>
      parse(icsCalendar(entries, NOW))
        .filter(({ name }) => name === 'UID')
        .map(({ value }) => value);
    expect(uids([{ ...entry, expiresAt: '2028-01-01' }])).toEqual(uids([entry]));
    expect(new Set(uids([entry, entry, { ...entry, system: 'Oro' }])).size).toBe(3);
  });

  it('is empty but valid without secrets, and leaves out what has no date', () => {
    expect(icsCalendar([], NOW)).toBe(icsCalendar([{ ...entry, expiresAt: 'soon' }], NOW));
    expect(parse(icsCalendar([], NOW)).at(-1)).toMatchObject({ name: 'END', value: 'VCALENDAR' });
  });

  it('escapes and folds any name without losing a letter', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'aé🙂;,\\:"\n\r漢', 'long '.repeat(10)),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(name, name, (connectionName, system) => {
        const lines = parse(icsCalendar([{ ...entry, connectionName, system }], NOW));
        const summary = plainText(lines.find(({ name: each }) => each === 'SUMMARY')?.value ?? '');
        const line = connectionName.replace(/[\r\n]+/g, ' ');
        expect(summary).toContain(line.trim().replace(/^\s+/, ''));
      }),
    );
  });

  it('never throws, whatever the dates are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String)),
        fc.string(),
        (expiresAt, now) => {
          expect(icsCalendar([{ ...entry, expiresAt }], now)).toMatch(/^BEGIN:VCALENDAR/);
        },
      ),
    );
  });
});
