import type { DirectoryPolicies } from '../directory/directory.ts';
import type { Failure, Switch } from './types.ts';

/** What an administrator's settings keep from being registered. */
export const POLICY_FAILURES: Failure[] = [
  policy('usersMayRegister', false, {
    id: 'users-may-not-register',
    title: 'Only administrators may register apps',
    cause: 'may-not-register-apps',
  }),
  policy('secretDays', 90, {
    id: 'secret-days',
    title: 'Client secrets may last 90 days at most',
    cause: 'registration-refused',
  }),
  policy('bootstrap', 'conditional-access', {
    id: 'bootstrap-blocked',
    title: 'Conditional Access blocks Microsoft’s command line client',
    cause: 'conditional-access-blocked',
  }),
  policy('bootstrap', 'disabled', {
    id: 'bootstrap-disabled',
    title: 'Microsoft’s command line client is switched off',
    cause: 'app-disabled',
  }),
];

const NATURAL: DirectoryPolicies = { usersMayRegister: true, secretDays: null, bootstrap: 'allowed' };

function policy<K extends keyof DirectoryPolicies>(
  name: K,
  value: DirectoryPolicies[K],
  words: Pick<Failure, 'id' | 'title' | 'cause'>,
): Switch {
  return {
    ...words,
    group: 'Registering apps',
    about: 'tenant',
    isOn: ({ directory }) => directory.policies[name] === value,
    set({ directory: { policies } }, _, on) {
      if (on) policies[name] = value;
      else if (policies[name] === value) policies[name] = NATURAL[name];
    },
  };
}
