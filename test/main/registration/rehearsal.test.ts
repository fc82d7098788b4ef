import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { judgeRehearsal } from '../../../main/registration/rehearsal.ts';
import { CAUSES, PROOF_ITEMS, type Proof } from '../../../preload/contract.ts';
import { SIGNER } from './plans.ts';

type Item = Proof['item'];

/** The Problem that an answer with this number becomes. */
function problem(code: number) {
  return diagnose({ source: 'entra', facts: { code: `AADSTS${code}`, message: `AADSTS${code}: text` } });
}

function items(proofs: Proof[], verdict: Proof['verdict']): Item[] {
  return proofs.filter((proof) => proof.verdict === verdict).map(({ item }) => item);
}

const UP_TO_REDIRECT: Item[] = ['client-id', 'tenant', 'redirect-uri'];
const UP_TO_CODE: Item[] = ['client-id', 'tenant', 'redirect-uri', 'consent'];

describe('a rehearsal that failed', () => {
  it.each<[string, number, Item, Item[]]>([
    ['wrong secret or Secret ID', 7000215, 'secret', UP_TO_CODE],
    ['expired secret', 7000222, 'secret', UP_TO_CODE],
    ['redirect URI that is not registered', 50011, 'redirect-uri', ['client-id', 'tenant']],
    ['no redirect URI at all', 500113, 'redirect-uri', ['client-id', 'tenant']],
    ['redirect URI under "Single-page application"', 9002327, 'platform', UP_TO_CODE],
    ['redirect URI under "Mobile and desktop"', 700025, 'platform', UP_TO_CODE],
    ['redirect URI under "Web" without a secret', 7000218, 'platform', UP_TO_CODE],
    ['client id of another app, or the Object ID', 700016, 'client-id', ['tenant']],
    ['app switched off', 7000112, 'client-id', ['tenant']],
    ['tenant that does not exist', 90002, 'tenant', []],
    ['single-tenant app on /common', 50194, 'tenant', ['client-id']],
    ['work app on /consumers', 9002332, 'tenant', ['client-id']],
    ['personal account on a work app', 500200, 'signer', UP_TO_REDIRECT],
    ['account of another tenant', 50020, 'signer', UP_TO_REDIRECT],
    ['person who is not assigned', 50105, 'signer', UP_TO_REDIRECT],
    ['policy that blocks', 53003, 'signer', UP_TO_REDIRECT],
    ['missing permission', 65005, 'permissions', UP_TO_REDIRECT],
    ['unknown permission', 650053, 'permissions', UP_TO_REDIRECT],
    ['consent missing', 65001, 'consent', UP_TO_REDIRECT],
    ['admin consent missing', 90094, 'consent', UP_TO_REDIRECT],
    ['consent declined', 65004, 'consent', UP_TO_REDIRECT],
  ])('%s (AADSTS%i) blames the %s', (_what, code, blamed, proven) => {
    const proofs = judgeRehearsal({ kind: 'failed', problem: problem(code) });
    expect(proofs.map(({ item }) => item)).toEqual([...PROOF_ITEMS]);
    expect(items(proofs, 'failed')).toEqual([blamed]);
    expect(new Set(items(proofs, 'proven'))).toEqual(new Set(proven));
    expect(proofs.find(({ item }) => item === blamed)?.evidence).toContain(`AADSTS${code}`);
  });

  it('tells the Secret ID from a wrong secret where it was told so', () => {
    const proofs = judgeRehearsal({ kind: 'failed', problem: problem(7000215), secretLooksLikeId: true });
    expect(proofs.find(({ item }) => item === 'secret')?.evidence).toContain("secret's ID was pasted");
  });

  it('does not say who signed in before tokens came', () => {
    const signer = judgeRehearsal({ kind: 'failed', problem: problem(7000215) }).find(
      ({ item }) => item === 'signer',
    );
    expect(signer).toEqual({
      item: 'signer',
      verdict: 'not-tested',
      evidence: 'Somebody signed in; who it was shows only when tokens come.',
    });
  });

  it('proves everything but the signer when another account got its tokens', () => {
    const wrong = diagnose({ source: 'app', cause: 'wrong-signer', facts: { message: 'x' } });
    const proofs = judgeRehearsal({ kind: 'failed', problem: wrong });
    expect(items(proofs, 'failed')).toEqual(['signer']);
    expect(items(proofs, 'proven')).toEqual(expect.arrayContaining(['secret', 'platform', ...UP_TO_CODE]));
  });

  it('proves nothing when the network failed or the window was closed', () => {
    for (const cause of ['offline-or-dns', 'popup-closed-or-blocked', 'unknown'] as const) {
      const proofs = judgeRehearsal({
        kind: 'failed',
        problem: diagnose({ source: 'app', cause, facts: { message: '' } }),
      });
      expect(items(proofs, 'not-tested')).toEqual([...PROOF_ITEMS]);
    }
  });

  it('never blames more than one thing, and says why for each', () => {
    for (const cause of CAUSES) {
      const made = diagnose({ source: 'app', cause, facts: { message: '' } });
      const proofs = judgeRehearsal({ kind: 'failed', problem: made });
      expect(items(proofs, 'failed').length).toBeLessThanOrEqual(1);
      expect(proofs.every(({ evidence }) => /^[A-Z].*\.$/.test(evidence))).toBe(true);
    }
  });
});

describe('a rehearsal that succeeded', () => {
  const success = {
    kind: 'success' as const,
    account: SIGNER,
    expectedSigner: SIGNER,
    grantedScopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'Mail.ReadWrite'],
    neededScopes: ['IMAP.AccessAsUser.All', 'offline_access', 'Mail.Read'],
  };

  it('proves everything', () => {
    expect(items(judgeRehearsal(success), 'proven')).toEqual([...PROOF_ITEMS]);
  });

  it('claims no secret where none was sent', () => {
    expect(items(judgeRehearsal({ ...success, usedSecret: false }), 'not-tested')).toEqual(['secret']);
  });

  it('names the permissions that the tokens lack', () => {
    const proofs = judgeRehearsal({ ...success, neededScopes: ['Mail.Send', 'SMTP.Send', 'Mail.Read'] });
    expect(items(proofs, 'failed')).toEqual(['permissions']);
    expect(proofs.find(({ item }) => item === 'permissions')?.evidence).toBe(
      'The tokens lack Mail.Send, SMTP.Send.',
    );
  });

  it('compares the signer without case, and takes an alias', () => {
    const signer = (account: string, aliases: string[] = []) =>
      judgeRehearsal({ ...success, account, aliases }).find(({ item }) => item === 'signer')?.verdict;
    expect(signer(SIGNER.toUpperCase())).toBe('proven');
    expect(signer('upn@firma.example', [SIGNER])).toBe('proven');
    expect(signer('somebody@firma.example')).toBe('failed');
  });
});
