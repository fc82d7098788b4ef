import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dangerOf } from '../../../main/mailbox/file-danger.ts';
import { safeFileName } from '../../../main/mailbox/file-name.ts';

describe('a safe file name', () => {
  it.each([
    ['Offer 4711.pdf', 'Offer 4711.pdf'],
    ['メモ (Größe).txt', 'メモ (Größe).txt'],
    ['../../.ssh/authorized_keys', 'authorized_keys'],
    ['C:\\Windows\\System32\\evil.dll', 'evil.dll'],
    ['photo.jpg:Zone.Identifier', 'photo.jpg_Zone.Identifier'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['LPT¹.pdf', '_LPT¹.pdf'],
    ['console.txt', 'console.txt'],
    ['invoice_\u202Efdp.exe', 'invoice_fdp.exe'],
    ['a\u200Bb\u0000c\r\nd.txt', 'abcd.txt'],
    ['photo.jpg                              .exe', 'photo.jpg .exe'],
    ['trailing.pdf. . .', 'trailing.pdf'],
    ['.bashrc', 'bashrc'],
    ['a<b>c|d?e*f"g.txt', 'a_b_c_d_e_f_g.txt'],
    ['', 'Attachment'],
    ['...', 'Attachment'],
    ['/', 'Attachment'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps its extension when it is too long', () => {
    const safe = safeFileName(`${'ä'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safe.endsWith('….pdf')).toBe(true);
  });

  it('is one, whatever a sender writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^[. ]|[. ]$|^$/u);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('a warning', () => {
  it.each(['report.pdf', 'photo.jpeg', 'archive.zip', 'letter.docx', 'no extension', 'mail.eml'])(
    'is not given about %s',
    (name) => expect(dangerOf(name)).toBeNull(),
  );

  it.each([
    ['setup.EXE', /^This is a program \(\.exe\)\.$/],
    ['invoice.pdf.exe', /ends in \.exe, not \.pdf\.$/],
    ['photo.jpg .scr', /ends in \.scr, not \.jpg\.$/],
    ['login.html', /web page/],
    ['sheet.xlsm', /macros/],
    ['run.ps1', /script/],
    ['open.lnk', /shortcut/],
    ['tool.iso', /disk image/],
  ])('is given about %s', (name, words) => expect(dangerOf(name)).toMatch(words));
});
