import { describe, expect, it } from 'vitest';
import type { SetupView } from '../../../../preload/contract.ts';
import { valuesOf } from '../../../../renderer/screens/setup/draft-values.ts';
import { adviseSetup, isStepComplete } from '../../../../renderer/screens/setup/setup-advice.ts';
import { registration, setupView } from '../../harness/states.ts';

function adviceOn(changes: Partial<SetupView>, secret = '') {
  const setup = setupView('registration', changes);
  return adviseSetup({ values: valuesOf(setup), setup, secret });
}

describe('isStepComplete', () => {
  it('lets a complete setup pass through every step', () => {
    const advice = adviceOn({});
    expect(
      (['mailbox', 'registration', 'permissions', 'consent', 'sign-in'] as const).every((step) =>
        isStepComplete(step, advice),
      ),
    ).toBe(true);
  });

  it('holds the mailbox step without a mailbox or a signer', () => {
    expect(isStepComplete('mailbox', adviceOn({ mailbox: '' }))).toBe(false);
    expect(isStepComplete('mailbox', adviceOn({ signer: '' }))).toBe(false);
  });

  it('holds the registration step without its ids', () => {
    expect(
      isStepComplete('registration', adviceOn({ registration: { ...registration, clientId: '' } })),
    ).toBe(false);
  });

  it('asks for a secret on the Web platform, unless one is kept', () => {
    const web = {
      ...registration,
      platform: 'web',
      redirectUri: 'https://crm.contoso.com/callback',
    } as const;
    expect(isStepComplete('registration', adviceOn({ registration: web }))).toBe(false);
    expect(isStepComplete('registration', adviceOn({ registration: web, hasSecret: true }))).toBe(true);
    expect(isStepComplete('registration', adviceOn({ registration: web, hasSecret: true }, 'short'))).toBe(
      true,
    );
    expect(
      adviceOn({ registration: web, hasSecret: true }, '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23').secret?.level,
    ).toBe('error');
  });
});
