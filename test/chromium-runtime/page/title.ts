/** Tells `post` the document's title now and whenever it changes. Main frame only. */
export function watchTitle(binding: string): void {
  const globals = globalThis as unknown as Record<string, (title: string) => void>;
  const post = globals[binding];
  let last = '';
  const tell = () => {
    if (document.title === last) return;
    last = document.title;
    post?.(last);
  };
  const start = () => {
    tell();
    new MutationObserver(tell).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  };
  if (window === window.top) document.addEventListener('DOMContentLoaded', start, { once: true });
}
