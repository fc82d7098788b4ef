import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what takes the place of a pressed button: the focus that went away with the button comes here,
 * so that the keyboard and screen readers go on from the same spot.
 */
export function useRescuedFocus<T extends HTMLElement>(isReplacement = true): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (isReplacement && document.activeElement === document.body) element.current?.focus();
  }, [isReplacement]);
  return element;
}
