/** Where the keyboard was: the element with the focus, and the way up from it. */
interface Place {
  element: HTMLElement;
  /** From the nearest element around it on, and which of its children led down. */
  way: readonly { parent: Element; index: number }[];
}

/** What opened what: a dialog over a dialog over a menu, and some more. */
const MOST_PLACES = 10;

/** Whoever takes something away may have a better place for the focus, and gives it within this time. Milliseconds. */
const PATIENCE = 100;

/** From here on up the reading begins anew. */
const PAGES = 'main, #root, body';

/**
 * Takes care that the focus is never lost: where the element that had it goes away, a neighbour takes it, or
 * what stood around it, or the heading of the page. Without, keys do nothing and a screen reader starts at the
 * top. It is never given to a button or a field, which the same key would press or fill. Answers how to stop.
 */
export function keepPlace(page: Document): () => void {
  let places: Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function handleFocusIn({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return;
    const others = places.filter(({ element }) => element !== target);
    places = [placeOf(target), ...others].slice(0, MOST_PLACES);
  }

  /** A click beside everything takes the focus away on purpose. */
  function handleFocusOut({ relatedTarget }: FocusEvent): void {
    const [last] = places;
    if (!last || relatedTarget !== null) return;
    setTimeout(() => {
      if (isLost(page) && canTakeFocus(last.element)) places = [];
    });
  }

  function rescue(): void {
    timer = undefined;
    const [last] = places;
    if (!last || !isLost(page) || canTakeFocus(last.element)) return;
    for (const place of places) {
      const next = canTakeFocus(place.element) ? place.element : nearestTo(place);
      if (next) {
        focus(next);
        return;
      }
    }
    const heading = page.querySelector<HTMLElement>('main h1, h1');
    if (heading) focus(heading);
  }

  const observer = new MutationObserver(() => {
    if (isLost(page) && places.length > 0) timer ??= setTimeout(rescue, PATIENCE);
  });
  observer.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'inert', 'hidden'],
  });
  page.addEventListener('focusin', handleFocusIn);
  page.addEventListener('focusout', handleFocusOut);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener('focusin', handleFocusIn);
    page.removeEventListener('focusout', handleFocusOut);
  };
}

function placeOf(element: HTMLElement): Place {
  const way: { parent: Element; index: number }[] = [];
  for (let child: Element = element; child.parentElement; child = child.parentElement) {
    way.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  }
  return { element, way };
}

function isLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

function canTakeFocus(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.matches(':disabled') && element.closest('[inert]') === null;
}

/** What came into its place or stood before it, else what stood around it; null where the page is another one. */
function nearestTo({ way }: Place): HTMLElement | null {
  for (const { parent, index } of way) {
    if (parent.matches(PAGES)) return null;
    if (!parent.isConnected || !isShown(parent)) continue;
    const neighbour = parent.children[index] ?? parent.children[index - 1];
    return isShown(neighbour) && neighbour.tabIndex < 0 ? neighbour : parent;
  }
  return null;
}

function isShown(element: Element | undefined): element is HTMLElement {
  return element instanceof HTMLElement && canTakeFocus(element);
}

/** As a place to go on from: it is no stop of the Tab key, and has no frame. */
function focus(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.style.outline = 'none';
    // Later: what changes while the focus moves on would lose it again.
    const restore = () => {
      element.removeAttribute('tabindex');
      element.style.outline = '';
    };
    element.addEventListener('blur', () => setTimeout(restore), { once: true });
  }
  element.focus({ preventScroll: true });
}
