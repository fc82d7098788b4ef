import { useEffect, useState } from 'react';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';

/** Pause after which an address that is being typed counts as finished, in milliseconds. */
const PATIENCE = 700;

/** An empty field is not scolded before "Next" was pressed. */
export function shownAdvice(
  advice: FieldAdvice | null,
  value: string,
  isStrict: boolean,
): FieldAdvice | null {
  return value === '' && !isStrict ? null : advice;
}

/**
 * An address is typed letter by letter and is incomplete until the last one: an error without a fix
 * waits until the typing stops.
 */
export function usePatientAdvice(
  advice: FieldAdvice | null,
  value: string,
  isStrict: boolean,
): FieldAdvice | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PATIENCE);
    return () => clearTimeout(timer);
  }, [value]);
  const mayWait = advice?.level === 'error' && !advice.fix;
  if (mayWait && settled !== value && !isStrict) return null;
  return shownAdvice(advice, value, isStrict);
}
