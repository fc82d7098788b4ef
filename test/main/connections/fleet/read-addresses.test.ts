import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../../../main/connections/fleet/read-addresses.ts';

const options = { signer: '', connected: new Set<string>() };
const read = (text: string, more: Partial<typeof options> = {}) =>
  readAddresses(text, { ...options, ...more });
const short = (text: string, more: Partial<typeof options> = {}) =>
  read(text, more).rows.map(
    ({ line, mailbox, signer, verdict }) => `${line} ${mailbox} ${signer} ${verdict}`,
  );

describe('a pasted list', () => {
  it('is one address a line', () => {
    expect(short('a@contoso.com\n\n  b@contoso.com  \r\nc@contoso.com')).toEqual([
      '1 a@contoso.com a@contoso.com ready',
      '3 b@contoso.com b@contoso.com ready',
      '4 c@contoso.com c@contoso.com ready',
    ]);
  });

  it('may come from the To field of Outlook', () => {
    expect(short('Ada Keller <a@contoso.com>; Ben <b@contoso.com>; mailto:c@contoso.com')).toEqual([
      '1 a@contoso.com a@contoso.com ready',
      '1 b@contoso.com b@contoso.com ready',
      '1 c@contoso.com c@contoso.com ready',
    ]);
  });

  it('may hold what nobody sees', () => {
    expect(short('a\u200b@contoso.com\n\u202eb@contoso.com\u202c')).toEqual([
      '1 a@contoso.com a@contoso.com ready',
      '2 b@contoso.com b@contoso.com ready',
    ]);
  });

  it('may name who signs in beside the mailbox', () => {
    expect(short('support@contoso.com;dana@contoso.com\norders@contoso.com;dana@contoso.com')).toEqual([
      '1 support@contoso.com dana@contoso.com ready',
      '2 orders@contoso.com dana@contoso.com ready',
    ]);
  });
});

describe('a CSV file', () => {
  it('is understood by its headings, in any order, with a byte order mark, semicolons and quotes', () => {
    const text =
      '\uFEFF"Display name";"Primary SMTP address";Delegate;RecipientTypeDetails\r\n' +
      '"Support; Europe";support@contoso.com;dana@contoso.com;SharedMailbox\r\n' +
      '"Two\nlines";orders@contoso.com;;UserMailbox\r\n' +
      'Press;press@contoso.com;;SharedMailbox\r\n';
    const { rows, columns } = read(text);
    expect(columns).toEqual([
      '“Display name” is its name',
      '“Primary SMTP address” is the mailbox',
      '“Delegate” signs in',
      '“RecipientTypeDetails” says whether it is shared',
    ]);
    expect(rows.map(({ line, name, signer, verdict }) => [line, name, signer, verdict])).toEqual([
      [2, 'Support; Europe', 'dana@contoso.com', 'ready'],
      [3, 'Two lines', 'orders@contoso.com', 'ready'],
      [5, 'Press', '', 'refused'],
    ]);
    expect(rows[2]?.notes).toEqual(['Nobody signs in to a shared mailbox itself: name who does.']);
  });

  it('takes the common Signer where a row names none', () => {
    const text = 'mailbox,shared,signer\na@contoso.com,yes,\nb@contoso.com,yes,ben@contoso.com';
    expect(short(text, { signer: 'dana@contoso.com' })).toEqual([
      '2 a@contoso.com dana@contoso.com ready',
      '3 b@contoso.com ben@contoso.com ready',
    ]);
  });

  it('is understood in other languages and with tabs', () => {
    expect(short('Adresse\tNom\nsupport@contoso.com\tSupport')).toEqual([
      '2 support@contoso.com support@contoso.com ready',
    ]);
  });
});

describe('what is wrong with a row', () => {
  it.each([
    ['contoso.com', 'The mailbox “contoso.com” has no @.'],
    ['a@@contoso.com', 'The mailbox “a@@contoso.com” has more than one @.'],
    ['a@contoso', 'The mailbox “a@contoso” has no dot after the @.'],
    ['@contoso.com', 'The mailbox has nothing before the @.'],
    ['a b@contoso.com', 'The mailbox “a b@contoso.com” has a space in it.'],
    ['a@contoso..com', 'The mailbox “a@contoso..com” is no address.'],
  ])('is said of %s', (address, note) => {
    const [row] = read(`ok@contoso.com\n${address}`).rows.slice(1);
    expect(row).toMatchObject({ line: 2, verdict: 'refused', notes: [note] });
  });

  it('names the line of the first of two equal ones, and what is connected already', () => {
    const { rows } = read('a@contoso.com\nb@contoso.com\nA@Contoso.com', {
      connected: new Set(['b@contoso.com']),
    });
    expect(rows.map(({ notes }) => notes)).toEqual([
      [],
      ['This mailbox is connected already.'],
      ['The same mailbox stands on line 1.'],
    ]);
  });

  it('may be a typing error that could be meant', () => {
    expect(read('pia@gmial.com').rows[0]).toMatchObject({
      verdict: 'warned',
      notes: ['Did you mean gmail.com?'],
    });
  });
});

it('any text is read without a throw, and every row has a line of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const lines = text.split('\n').length;
      for (const row of read(text).rows) {
        expect(row.line).toBeGreaterThan(0);
        expect(row.line).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 300 },
  );
});
