import { cleanPaste, hasInvisible } from './pasted-text.ts';

/** What is said next to a field while a person types or pastes. */
export interface FieldAdvice {
  /** Only an `error` keeps the person from going on. */
  level: 'error' | 'warning' | 'info';
  message: string;
  /** One click that puts `value` into the field. */
  fix?: { label: string; value: string };
}

/** One thing that can be wrong with a value; null when it is not. */
export type Rule<Context> = (value: string, context: Context) => FieldAdvice | null;

export function error(message: string, fix?: string): FieldAdvice {
  return advice('error', message, fix);
}

export function warning(message: string, fix?: string): FieldAdvice {
  return advice('warning', message, fix);
}

export function info(message: string, fix?: string): FieldAdvice {
  return advice('info', message, fix);
}

function advice(level: FieldAdvice['level'], message: string, fix?: string): FieldAdvice {
  if (!fix) return { level, message };
  return { level, message, fix: { label: `Use ${shorten(fix)}`, value: fix } };
}

/** Keeps a button's label to one line. */
function shorten(value: string): string {
  return value.length > 48 ? `${value.slice(0, 45)}…` : value;
}

/** Longest value the contract takes; the rules are not asked about more. */
const MAX_LENGTH = 2048;

/** The advice of the first rule that applies to the cleaned text, then a word on what cleaning took away. */
export function adviceOn<Context>(
  text: string,
  rules: readonly Rule<Context>[],
  context: Context,
): FieldAdvice | null {
  const value = cleanPaste(text);
  if (value.length > MAX_LENGTH) return error('This text is too long for the field.');
  let found: FieldAdvice | null = null;
  for (const rule of rules) {
    found ??= rule(value, context);
  }
  if (found && found.level !== 'info') return found;
  return hasInvisible(text) ? warning('Hidden characters came along with the text.', value) : found;
}
