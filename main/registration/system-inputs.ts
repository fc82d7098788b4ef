/** What people type into a System's inputs: cleaned where the meaning is plain, refused with one sentence where not. */
import type { SystemInput } from '../../preload/contract.ts';
import { cleanPaste, unquoted } from '../../preload/pasted-text.ts';
import { type CheckedText, checkCallback, checkHost, checkOrigin } from './input-address.ts';
import { type Protocol, protocolSchema, type SystemInputRule } from './system-schema.ts';
import type { System } from './systems.ts';

/** An input of the contract, with the rules of the System's file where they are at hand. */
export type InputRule = SystemInput & Partial<SystemInputRule>;

/** Longest value the contract takes. */
const MAX_LENGTH = 2048;

/** The value as the plan uses it, or one sentence about what is wrong with it. */
export function checkInput(input: InputRule, text: string): CheckedText {
  const value = unquoted(cleanPaste(text)).trim();
  if (value === '') return input.required ? { advice: missing(input) } : { value: '' };
  if (value.length > MAX_LENGTH) return { advice: `${input.label}: this text is too long.` };
  const checked = checkKind(input, value);
  if ('advice' in checked) return { advice: `${input.label}: ${checked.advice}` };
  return followsPattern(input, checked.value)
    ? checked
    : { advice: `${input.label}: ${input.patternAdvice ?? `It should look like ${input.example}.`}` };
}

function missing({ label, hint }: InputRule): string {
  return `${label} is missing. ${hint}`;
}

function checkKind(input: InputRule, value: string): CheckedText {
  switch (input.kind) {
    case 'host':
      return checkHost(value, input.example);
    case 'origin':
      return checkOrigin(value, { example: input.example, keepsPath: input.keepsPath === true });
    case 'callback':
      return checkCallback(value);
    case 'word':
      return checkWord(input, value);
    case 'choice':
      return checkOptions(input, [value]);
    case 'choices':
      return checkOptions(input, value.split(/[\s,;+]+/).filter(Boolean));
    case 'text':
      return { value };
  }
}

function checkWord(input: InputRule, value: string): CheckedText {
  const word = withoutSurroundings(value, input.suffix).toLowerCase();
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(word)
    ? { value: word }
    : { advice: `Type only letters, digits and dashes, like ${input.example}.` };
}

/** People paste the whole address where only its first part, or a folder, is wanted. */
function withoutSurroundings(value: string, suffix: string | undefined): string {
  const bare = value.replace(/^[a-z]+:\/\//i, '');
  if (suffix === undefined) return bare.replace(/^\/+|\/+$/g, '');
  const host = bare.replace(/[/?#].*$/s, '').replace(/\.+$/, '');
  return host.toLowerCase().endsWith(suffix) ? host.slice(0, -suffix.length) : host;
}

/** By value or by label, in any case. */
function checkOptions({ options = [], kind, example }: InputRule, words: string[]): CheckedText {
  const found = words.map((word) =>
    options.find(({ value, label }) => sameWord(value, word) || sameWord(label, word)),
  );
  if (found.includes(undefined) || found.length === 0) {
    const values = options.map(({ value }) => value).join(', ');
    return { advice: `Choose ${kind === 'choices' ? 'some of' : 'one of'} ${values}, like ${example}.` };
  }
  // In the order of the options and each once, so that two ways to say it give one plan.
  return {
    value: options
      .filter((option) => found.includes(option))
      .map(({ value }) => value)
      .join(' '),
  };
}

function sameWord(option: string, word: string): boolean {
  return option.toLowerCase() === word.toLowerCase();
}

function followsPattern({ pattern }: InputRule, value: string): boolean {
  return pattern === undefined || new RegExp(pattern).test(value);
}

/** The cleaned values of all inputs that are right, and what is wrong with the others, by input id. */
export function checkInputs(
  system: System,
  inputs: Readonly<Record<string, string>>,
): { values: Record<string, string>; advice: Record<string, string> } {
  const values: Record<string, string> = {};
  const advice: Record<string, string> = {};
  for (const input of system.inputs) {
    const checked = checkInput(input, Object.hasOwn(inputs, input.id) ? (inputs[input.id] ?? '') : '');
    if ('value' in checked) values[input.id] = checked.value;
    else advice[input.id] = checked.advice;
  }
  return { values, advice };
}

/** What is wrong with a System's inputs, by input id; empty when a plan can be made of them. */
export function inputAdvice(
  system: System,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  return checkInputs(system, inputs).advice;
}

/** How the System uses the mailbox: what was chosen where there is a choice, else what its file says. */
export function chosenProtocols(system: System, inputs: Readonly<Record<string, string>>): Protocol[] {
  const input = system.inputs.find(({ id }) => id === 'protocols');
  if (!input) return [...system.protocols];
  const checked = checkInput(input, inputs['protocols'] ?? '');
  const words = 'value' in checked ? checked.value.split(' ') : [];
  return protocolSchema.options.filter((protocol) => words.includes(protocol));
}
