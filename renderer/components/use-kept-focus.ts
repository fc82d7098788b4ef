import { useEffect, useRef } from 'react';

/**
 * Keeps the keyboard's place when a button goes away with what it has set going: once `content`
 * changes and nothing has the focus, the element behind the answered ref takes it.
 */
export function useKeptFocus(content: string) {
  const element = useRef<HTMLDivElement>(null);
  const last = useRef(content);
  useEffect(() => {
    if (last.current === content) return;
    last.current = content;
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, [content]);
  return element;
}
