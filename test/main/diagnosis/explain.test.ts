import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../main/diagnosis/catalogue.ts';
import { explain } from '../../../main/diagnosis/explain/explain.ts';
import { CAUSES, causeSchema } from '../../../preload/contract.ts';

const EXPIRED = 'AADSTS7000222: The provided client secret keys are expired.';

/** Microsoft's numbers for everything between a registration and a mailbox. */
const NUMBERS = [
  50011, 500113, 500112, 900971, 70004, 700016, 700011, 70001, 7000112, 1000031, 7000215, 7000222, 70002,
  7000218, 700025, 700027, 1000502, 65001, 65004, 65002, 65005, 650051, 650052, 650053, 650054, 650056,
  650057, 90094, 90095, 90093, 90099, 90008, 90009, 90002, 900023, 90019, 50059, 50128, 90038, 50049, 50194,
  90124, 90130, 9001023, 9002332, 9002331, 9002346, 500200, 500208, 50020, 50034, 51004, 90072, 16000, 16001,
  16002, 160021, 16003, 50105, 50126, 50053, 50055, 50144, 50056, 50064, 50057, 50058, 50072, 50079, 50074,
  50076, 50078, 50097, 50155, 50187, 50127, 50129, 50131, 50132, 50133, 50173, 50158, 50177, 50178, 50140,
  50199, 50196, 50089, 50001, 500011, 500021, 500022, 50002, 500212, 500213, 53000, 53001, 53002, 53003,
  53004, 53010, 53011, 530032, 530034, 530035, 54005, 70000, 70003, 70005, 700054, 70007, 70008, 700082,
  700084, 70043, 700005, 700020, 70011, 28002, 28003, 700022, 28000, 700023, 70012, 70016, 70018, 70019,
  90119, 90120, 50134, 50147, 501481, 501491, 90013, 90014, 900144, 90015, 90023, 90100, 9002313, 900561,
  90056, 901002, 9001014, 9002325, 9002326, 9002327, 90006, 90012, 90024, 90033, 90090, 50033, 50087, 90036,
  90092, 50000, 90055, 165900, 240002, 80001, 80002, 80005, 80007, 80010, 80014, 80012, 80013, 90027, 500201,
];
/** Numbers for requests that a program made wrongly: nobody but its makers can change that. */
const PROGRAM_FAULTS = new Set([
  70003, 70005, 700054, 70007, 90013, 90014, 900144, 90015, 90056, 901002, 165900, 240002,
]);

describe('the AADSTS numbers', () => {
  it('are all there, each once', () => {
    expect(new Set(NUMBERS).size).toBe(NUMBERS.length);
    expect(NUMBERS.filter((number) => catalogue.causeOf('aadsts', number) === undefined)).toEqual([]);
  });

  it.each(NUMBERS)('%d is explained from a bare text', (number) => {
    const { findings, unknown } = explain(`Error AADSTS${number} occurred.`);
    if (PROGRAM_FAULTS.has(number)) {
      expect(findings).toEqual([]);
      expect(unknown?.codes).toEqual([`AADSTS${number}`]);
      expect(unknown?.notes[0]).toMatch(/\.$/);
    } else {
      expect(findings[0]?.cause).toBe(catalogue.causeOf('aadsts', number));
      expect(findings[0]?.codes).toContain(`AADSTS${number}`);
    }
  });
});

describe('every sign of the catalogue', () => {
  it('leads to its own cause when it stands alone', () => {
    const wrong = catalogue.all.flatMap(({ cause, recognise }) =>
      [...(recognise.texts ?? []), ...(recognise.likely ?? [])].flatMap((phrase) => {
        const said = explain(`outlook.office365.com: ${phrase.replaceAll('…', ' x ')}`).findings[0]?.cause;
        return said === cause ? [] : [[phrase, cause, said]];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is found for each code of Graph, MSAL and the network', () => {
    for (const { cause, recognise } of catalogue.all) {
      if (cause === 'unknown') continue;
      for (const code of [
        ...(recognise.graph ?? []),
        ...(recognise.msal ?? []),
        ...(recognise.network ?? []),
      ]) {
        expect([code, explain(`outlook.office365.com "code":"${code}"`).findings[0]?.cause]).toEqual([
          code,
          cause,
        ]);
      }
    }
  });
});

describe('explain', () => {
  it('says what it is sure of and what it guesses', () => {
    const confidence = (text: string) => explain(text).findings[0]?.confidence;
    expect(confidence(EXPIRED)).toBe('sure');
    expect(confidence('{"error":"invalid_grant","suberror":"message_only"}')).toBe('likely');
    expect(confidence('{"error":"invalid_grant"}')).toBe('guess');
    expect(confidence('A1 NO AUTHENTICATE failed.')).toBe('guess');
  });

  it('ranks several causes, and leaves out the wrapper of a known one', () => {
    const { findings } = explain(
      `HTTP 401 {"error":"invalid_client","error_description":"${EXPIRED}"}\n\n535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox`,
    );
    expect(findings.map(({ cause }) => cause)).toEqual(['secret-expired', 'smtp-auth-disabled-mailbox']);
  });

  it('fills in links and commands of the connection it is about', () => {
    const clientId = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23';
    const [first] = explain(EXPIRED, { clientId, tenant: 'contoso.com' }).findings;
    expect(first?.where?.url).toContain(`/contoso.com/`);
    expect(first?.commands?.[1]?.text).toContain(clientId);
  });

  it('keeps what an administrator looks an unknown failure up by', () => {
    const text =
      'AADSTS999999: new. Trace ID: 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00 Correlation ID: c0ffee00-1234-4abc-8def-0123456789ab Timestamp: 2026-11-20 08:15:30Z';
    expect(explain(text).unknown).toMatchObject({
      codes: ['AADSTS999999'],
      traceId: '8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00',
      correlationId: 'c0ffee00-1234-4abc-8def-0123456789ab',
      at: '2026-11-20T08:15:30Z',
    });
  });

  it('never quotes a secret', () => {
    const token = `eyJ0eXAiOiJKV1QifQ.${'QWxhZGRpbjpvcGVuIHNlc2FtZQ'.repeat(4)}.sig`;
    const text = `AUTHENTICATE failed client_secret=abc8Q~${'x'.repeat(34)} Bearer ${token} AADSTS7000215: Invalid client secret provided`;
    expect(JSON.stringify(explain(text).findings)).not.toMatch(/8Q~x|eyJ0/);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'AADSTS',
        '50011',
        '%25',
        '%',
        '&#',
        ';',
        '\\u00',
        '=\n',
        '\0',
        '\ud800',
        '<',
        '>',
        '"',
        'invalid_grant',
        ':',
        '\n',
        'QUFEU1RT',
        '=?',
        '5.7.139',
        '{',
        '"error"',
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join('')),
);

describe('explain, whatever it is given', () => {
  it('answers, with evidence inside the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { findings, unknown } = explain(text);
        expect(findings.length > 0).toBe(unknown === null);
        for (const { cause, evidence } of findings) {
          expect(causeSchema.options).toContain(cause);
          for (const { start, end } of evidence)
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds a number in any surroundings that are no letters or digits', () => {
    const around = fc.string({ unit: fc.constantFrom(...' \n\t.,;-_()[]{}|äß日本'), maxLength: 60 });
    fc.assert(
      fc.property(around, around, fc.constantFrom(50173, 7000222, 53003), (before, after, number) => {
        const { findings } = explain(`${before}AADSTS${number}${after}`);
        expect(findings[0]?.codes).toContain(`AADSTS${number}`);
      }),
      { numRuns: 200 },
    );
  });

  it('finds it through any wrappings, one inside the other', () => {
    const wrappings: Record<string, (text: string) => string> = {
      percent: encodeURIComponent,
      json: JSON.stringify,
      html: (text) => text.replace(/[&<>"']/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
      base64: (text) => Buffer.from(text).toString('base64'),
      base64url: (text) => Buffer.from(text).toString('base64url'),
    };
    const names = fc.array(fc.constantFrom(...Object.keys(wrappings)), { maxLength: 4 });
    fc.assert(
      fc.property(names, (chain) => {
        const text = chain.reduce(
          (inner, name) => (wrappings[name] as (text: string) => string)(inner),
          EXPIRED,
        );
        expect([chain, explain(text).findings[0]?.cause]).toEqual([chain, 'secret-expired']);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, (length: number) => string]>([
    ['percent signs', (length) => '%'.repeat(length)],
    ['nested percents', (length) => '%25'.repeat(length / 3)],
    ['opening tags', (length) => '<a'.repeat(length / 2)],
    ['base64', (length) => 'QUJD'.repeat(length / 4)],
    ['lines of base64', (length) => `${'QUJDREVG'.repeat(9)}\n`.repeat(length / 73)],
    ['spaces', (length) => ' '.repeat(length)],
    ['equals and spaces', (length) => '=   '.repeat(length / 4)],
    ['beginnings of a phrase', (length) => 'application with identifier '.repeat(length / 28)],
    ['numbers', (length) => 'AADSTS50011 '.repeat(length / 12)],
    ['words', (length) => 'the mailbox error code is '.repeat(length / 26)],
    ['a long word', (length) => 'a'.repeat(length)],
    ['quotes and commas', (length) => `error code,"${'a,"'.repeat(length / 3)}`],
  ])('takes time in proportion to the length of %s', (_, make) => {
    const short = best(() => explain(make(20_000)));
    const long = best(() => explain(make(320_000)));
    // Sixteen times as long; quadratic would be 256 times.
    expect(long / Math.max(short, 2)).toBeLessThan(100);
  });

  /** As a multiple of a plain log of the same length, which takes a few milliseconds. */
  it('takes no more than a small multiple of the time of plain text, however escaped it is', () => {
    const length = 100_000;
    const filled = (text: string) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
    const plain = filled(`2026-11-27 08:14:02 INFO processed ticket 1187 for support@contoso.com in 34 ms\n`);
    const errors = filled(`${EXPIRED}\n`);
    const shapes: Record<string, string> = {
      json: JSON.stringify(errors),
      'json in json in json': JSON.stringify(JSON.stringify(JSON.stringify(errors))),
      'percent signs in percent signs': encodeURIComponent(encodeURIComponent(errors)),
      'every letter as \\u': filled(
        [...EXPIRED].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      ),
      entities: filled([...EXPIRED].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join('')),
      'escaped ampersands': filled('&amp;amp;amp;lt;b&amp;gt;'),
      tags: filled('<span class="a">AADSTS50011</span> &amp; <br/>'),
      backslashes: filled('\\'),
      base64: Buffer.from(errors).toString('base64'),
      mojibake: filled('Ã¤Ã¶Ã¼ fÃ¼r '),
      'full-width letters': filled('ＡＡＤＳＴＳ５００１１：'),
      'invisible characters': filled('a\u200b'),
    };
    const base = best(() => explain(plain));
    const slow = Object.entries(shapes).flatMap(([name, text]) => {
      const ratio = best(() => explain(text.slice(0, length))) / Math.max(base, 1);
      return ratio > 6 ? [`${name}: ${ratio.toFixed(1)}`] : [];
    });
    expect(slow).toEqual([]);
  });

  it('looks at the two ends of a text of 10 MB', () => {
    const filler = 'nothing to see here \0\ud800 '.repeat(400_000);
    expect(explain(`${EXPIRED}\n${filler}`).findings[0]?.cause).toBe('secret-expired');
    const { findings } = explain(`${filler}\n${EXPIRED}`);
    expect(findings[0]?.cause).toBe('secret-expired');
    const [{ start, end } = { start: 0, end: 0 }] = findings[0]?.evidence ?? [];
    expect(`${filler}\n${EXPIRED}`.slice(start, end)).toBe('AADSTS7000222');
  });

  it('knows every cause of the contract', () => {
    for (const cause of CAUSES) expect(catalogue.get(cause).cause).toBe(cause);
  });
});

/** Processor time of the quickest of five, in milliseconds: what other programs do does not count. */
function best(act: () => void): number {
  const times = [0, 1, 2, 3, 4].map(() => {
    const start = process.cpuUsage();
    act();
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}
