import type { SignIn } from '../../preload/contract.ts';
import type { StateStore } from '../connections/state.ts';
import type { Doctor } from './doctor.ts';

/**
 * A sign-in that succeeded is checked by itself: a new connection in all layers, so that the end of
 * the setup shows what is proven, and one that was repaired in what had failed.
 */
export function checkAfterSignIn(state: StateStore, doctor: Doctor): () => void {
  let last: SignIn = state.get().signIn;
  return state.subscribe(({ signIn, selected }) => {
    const before = last;
    last = signIn;
    if (before.phase !== 'finishing' || signIn.phase !== 'idle') return;
    if (before.target !== null) void doctor.repaired(before.target);
    else if (selected) void doctor.run(selected, {}, 'setup');
  });
}
