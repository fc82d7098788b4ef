declare global {
  interface Window {
    scrollTurn(what: 'list' | 'empty', frames: number): Promise<Turn>;
  }
}

/** What was seen in one turn of scrolling. */
export interface Turn {
  /** Frames that came late. */
  late: number;
  /** Elements in the page, at most. */
  nodes: number;
  /** How often was looked, and how often there was no message in the middle of the list. */
  looks: number;
  bare: number;
}

/**
 * Runs in the page: puts an empty element of the list's height into the place of the list, of which one
 * is hidden in each turn, and gives the page a function that scrolls either.
 */
export function installScroller(): void {
  /** Pixels a frame: a fast flick of the wheel. */
  const STEP = 120;
  /** Milliseconds. A frame comes 16.7 after the one before or, having been missed, 33.3. */
  const LATE = 16.7 * 1.5;
  /** Frames after the two have changed places. */
  const WARM_UP = 10;
  /** Frames between two looks at what is shown. */
  const LOOK = 15;

  const list = document.querySelector<HTMLElement>('[role=listbox]');
  if (!list) throw new Error('There is no list.');
  const empty = list.cloneNode() as HTMLElement;
  const sizer = document.createElement('div');
  sizer.style.height = `${list.scrollHeight}px`;
  empty.replaceChildren(sizer);
  empty.removeAttribute('role');
  const { left, top, width, height } = list.getBoundingClientRect();
  Object.assign(empty.style, { position: 'fixed', visibility: 'hidden' });
  Object.assign(empty.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  list.parentElement?.append(empty);
  const middle = [left + width / 2, top + height / 2] as const;

  const look = (turn: Turn) => {
    const row = document.elementFromPoint(...middle)?.closest('[role=option]');
    turn.looks += 1;
    if (!row || row.getAttribute('aria-label') === 'Loading') turn.bare += 1;
    turn.nodes = Math.max(turn.nodes, document.getElementsByTagName('*').length);
  };

  window.scrollTurn = (what, frames) => {
    const scroller = what === 'list' ? list : empty;
    list.style.visibility = what === 'list' ? 'visible' : 'hidden';
    empty.style.visibility = what === 'list' ? 'hidden' : 'visible';
    const turn: Turn = { late: 0, nodes: 0, looks: 0, bare: 0 };
    return new Promise((resolve) => {
      let count = -WARM_UP;
      let last = performance.now();
      const next = (now: number) => {
        if (count > 0 && now - last > LATE) turn.late += 1;
        last = now;
        if (count === frames) return resolve(turn);
        count += 1;
        scroller.scrollTop += STEP;
        if (count > 0 && count % LOOK === 0) look(turn);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
  };
}
