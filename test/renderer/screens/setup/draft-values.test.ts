import { describe, expect, it } from 'vitest';
import { commands } from '../../../../preload/contract.ts';
import { toUpdate, valuesOf, withoutEqual } from '../../../../renderer/screens/setup/draft-values.ts';
import { setupView } from '../../harness/states.ts';

describe('toUpdate', () => {
  it('sends what was changed and nothing else', () => {
    expect(toUpdate({ mailbox: 'a@b.example' })).toEqual({ mailbox: 'a@b.example' });
    expect(toUpdate({ clientId: '' })).toEqual({ registration: { clientId: '' } });
    expect(toUpdate({})).toEqual({});
  });

  it('makes an input that the contract takes, from every field', () => {
    const update = toUpdate(valuesOf(setupView('mailbox')));
    expect(commands['setup.update'].input.parse(update)).toEqual(update);
  });
});

describe('withoutEqual', () => {
  it('drops fields that main has with the same value', () => {
    expect(withoutEqual({ mailbox: 'a', tenant: 'b' }, { mailbox: 'a', tenant: 'c' })).toEqual({
      tenant: 'b',
    });
  });

  it('answers the same object when nothing is dropped, so that nothing is drawn again', () => {
    const draft = { mailbox: 'a' };
    expect(withoutEqual(draft, { mailbox: 'b' })).toBe(draft);
  });
});
