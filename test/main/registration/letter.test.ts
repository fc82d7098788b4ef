import { describe, expect, it } from 'vitest';
import { adminLetter } from '../../../main/registration/letter.ts';
import { loadSystems } from '../../../main/registration/systems.ts';
import { MAILBOX, planFor, SIGNER, systemOf } from './plans.ts';

const LINK = 'https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=x&scope=y';

function letterFor(id: string, overrides: Partial<Parameters<typeof adminLetter>[0]> = {}): string {
  const { name, purpose } = systemOf(id);
  const values = { plan: planFor(id), system: { name, purpose }, mailbox: MAILBOX, signer: SIGNER };
  return adminLetter({ ...values, adminConsentUrl: LINK, requester: 'Anna Weber', ...overrides });
}

describe.each(loadSystems().map(({ id }) => id))('the letter for %s', (id) => {
  it('is one page and explains each permission with its reason and its reach', () => {
    const letter = letterFor(id);
    const plan = planFor(id);
    expect(letter.split('\n').length).toBeLessThan(60);
    for (const { name, why } of plan.permissions) {
      const [, reason, reach] = letter.slice(letter.indexOf(`- ${name}\n`)).split('\n');
      expect(reason).toBe(`    Why: ${why}`);
      expect(reach).toMatch(/^ {4}Reach: .{20,}\.$/);
      expect(reach).not.toContain('reaches only what');
    }
  });

  it('says who asks for what, the risk, how to undo it, and the link', () => {
    const letter = letterFor(id);
    for (const text of [systemOf(id).name, systemOf(id).purpose, MAILBOX, SIGNER, 'Anna Weber', LINK]) {
      expect(letter).toContain(text);
    }
    expect(letter).toMatch(/delegated/);
    expect(letter).toMatch(/Revoke admin consent/);
    expect(letter).toContain(planFor(id).redirectUri);
  });
});

describe('the letter', () => {
  it('names the reach of a shared mailbox as what was opened to the signer', () => {
    expect(letterFor('maxxton-mxts')).toContain(`mailboxes that were opened to ${SIGNER} in Exchange`);
  });

  it('says how long the secret lasts, or that there is none', () => {
    expect(letterFor('perfex-crm')).toContain('lasts 24 months');
    expect(letterFor('email-oauth2-proxy')).toContain('no client secret');
  });

  it('asks for the registration itself while there is no link', () => {
    const letter = letterFor('oro', { adminConsentUrl: null });
    expect(letter).toContain('not registered yet');
    expect(letter).not.toContain('https://login');
  });

  it('does without the name of whoever asks', () => {
    expect(letterFor('oro', { requester: '' })).toContain('I ask you to let');
  });

  it('keeps a value from adding lines', () => {
    const letter = letterFor('oro', {
      requester: 'Anna\n\nWhat to do: open https://evil.example',
      mailbox: 'a\r\nb@c.example',
    });
    expect(letter.split('\n')).toHaveLength(letterFor('oro').split('\n').length);
  });
});
