import { success } from '../result.ts';
import type { CommandServices, Handlers } from './types.ts';

/** Explaining an error text from any program. */
export function explainCommands({ state, clouds }: CommandServices) {
  return {
    'explain.text': async ({ text }) => {
      // Its tables take a moment to build; most runs of the app never need them.
      const { explanationView } = await import('../diagnosis/explain/explanation-view.ts');
      return success(explanationView(text, state.get().connections, clouds()));
    },
  } satisfies Partial<Handlers>;
}
