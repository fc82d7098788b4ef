import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationView } from '../../../main/diagnosis/explain/explanation-view.ts';
import { loadClouds } from '../../../main/identity/clouds.ts';
import { type ConnectionView, explanationViewSchema } from '../../../preload/contract.ts';

const clouds = loadClouds();
const connection = (changes: Partial<ConnectionView>, clientId = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23') =>
  ({
    id: 'c1',
    mailbox: 'support@contoso.com',
    signer: 'dana@contoso.com',
    cloud: 'china',
    registration: { clientId, tenant: 'contoso.com', redirectUri: 'http://localhost' },
    ...changes,
  }) as ConnectionView;

const view = (text: string, connections: ConnectionView[] = []) => explanationView(text, connections, clouds);
const shown = (text: string) =>
  view(text)
    .pieces.map(({ kind, text: piece }) => (kind === 'text' ? piece : `[${kind}]`))
    .join('');

const SECRET = `abc8Q~${'k3J'.repeat(12)}`;
const JWT = `eyJ0eXAiOiJKV1QifQ.${Buffer.from('{"aud":"https://graph.microsoft.com"}').toString('base64url')}.${'x'.repeat(40)}`;

describe('explanationView', () => {
  it.each([
    ['a client secret', `x client_secret=${SECRET} y`, 'client-secret'],
    ['a client secret without a name', `the value ${SECRET} did not work`, 'client-secret'],
    ['a token', `Authorization: Bearer ${JWT}`, 'token'],
    ['a refresh token in JSON', `{"refresh_token":"0.AAAA${'b'.repeat(60)}"}`, 'token'],
    ['a password', 'LOGIN support@contoso.com password=Summer2026! failed', 'password'],
    ['a code', `http://localhost/?code=0.AAAA${'c'.repeat(40)}&state=1`, 'code'],
    ['a percent-encoded secret', `body=client_secret%3D${encodeURIComponent(SECRET)}`, 'client-secret'],
    ['a secret in base64', Buffer.from(`client_secret=${SECRET}&x=1`).toString('base64'), 'client-secret'],
  ])('warns of %s and gives back the text without it', (_, text, kind) => {
    const { secrets, pieces } = view(text);
    expect(secrets).toContain(kind);
    expect(pieces.some((piece) => piece.kind === 'secret')).toBe(true);
    const kept = JSON.stringify(view(text));
    for (const secret of [SECRET, JWT, 'Summer2026!', 'b'.repeat(60), 'c'.repeat(40)])
      expect(kept).not.toContain(secret);
  });

  it('shows a text that holds no secret as it is, with the evidence marked', () => {
    const text = 'one AADSTS50011: two';
    expect(shown(text)).toBe(text);
    expect(view(text).pieces).toContainEqual({ text: 'AADSTS50011', finding: 0, kind: 'text' });
    expect(view(text).secrets).toEqual([]);
  });

  it('shows of a long log what matters', () => {
    const log = `${'nothing to see\n'.repeat(20_000)}AADSTS50011: here\n${'and nothing more\n'.repeat(20)}`;
    const { pieces } = view(log);
    expect(pieces.filter(({ kind }) => kind === 'gap').length).toBeGreaterThan(0);
    expect(JSON.stringify(pieces).length).toBeLessThan(6000);
    expect(pieces.some(({ finding, text }) => finding === 0 && text === 'AADSTS50011')).toBe(true);
  });

  it('puts the pieces together to the text again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const answer = view(text);
        expect(explanationViewSchema.safeParse(answer).success).toBe(true);
        if (answer.pieces.every(({ kind }) => kind === 'text')) {
          expect(answer.pieces.map((piece) => piece.text).join('')).toBe(text);
        }
      }),
    );
  });

  it('finds the connection that a text is about, and leads to its portal', () => {
    const text = 'AADSTS7000222 for 2C9E4A70-51b8-4d3e-a6f1-0b7c8d9e1f23';
    const other = connection(
      { id: 'c2', mailbox: 'orders@contoso.com' },
      'aaaaaaaa-51b8-4d3e-a6f1-0b7c8d9e1f23',
    );
    const answer = view(text, [other, connection({})]);
    expect(answer.connection).toBe('c1');
    expect(answer.findings[0]?.where?.url).toMatch(/^https:\/\/entra\.microsoftonline\.cn\/contoso\.com\//);
  });

  it('names none where the text fits two alike, or none', () => {
    const both = [connection({}), connection({ id: 'c2' })];
    expect(view('AADSTS50011 support@contoso.com', both).connection).toBeNull();
    expect(view('AADSTS50011', both).connection).toBeNull();
  });

  it('says what is known of the unknown', () => {
    const { unknown, findings } = view('AADSTS999999: new');
    expect(findings).toEqual([]);
    expect(unknown).toMatchObject({
      cause: 'unknown',
      where: { url: 'https://login.microsoftonline.com/error?code=999999' },
      facts: { code: 'AADSTS999999' },
    });
    expect(view('fixed AADSTS50011 in 1.2').unknown?.note).toContain('AADSTS50011');
  });
});
