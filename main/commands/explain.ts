import { explanationView } from '../diagnosis/explain/explanation-view.ts';
import { success } from '../result.ts';
import type { CommandServices, Handlers } from './types.ts';

/** Explaining an error text from any program. */
export function explainCommands({ state, clouds }: CommandServices) {
  return {
    'explain.text': ({ text }) => success(explanationView(text, state.get().connections, clouds())),
  } satisfies Partial<Handlers>;
}
