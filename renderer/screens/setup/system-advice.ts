import type { SetupView, SystemInput, SystemView } from '../../../preload/contract.ts';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';

/** The System of a setup; undefined while its description is not there. */
export function systemOf(systems: SystemView[], id: string): SystemView | undefined {
  return systems.find((system) => system.id === id);
}

export const THIS_COMPUTER = 'this-computer';

/** Advice on the inputs of a System: what main says of them, and which are empty. */
export function adviseInputs(
  system: SystemView | undefined,
  inputs: Record<string, string>,
  setup: SetupView,
): Record<string, FieldAdvice | null> {
  const advice = (system?.inputs ?? []).map((input) => {
    const { id, required } = input;
    if ((inputs[id] ?? '').trim() === '') return [id, required ? missing(input) : null] as const;
    const message = setup.inputAdvice[id];
    return [id, message ? ({ level: 'error', message } as const) : null] as const;
  });
  return Object.fromEntries(advice);
}

function missing({ kind, label }: SystemInput): FieldAdvice {
  if (kind === 'choice') return { level: 'error', message: 'Choose one of these.' };
  if (kind === 'choices') return { level: 'error', message: 'Choose at least one of these.' };
  return { level: 'error', message: `This is still empty: ${label}.` };
}
