import { makeResetStyles, tokens } from '@fluentui/react-components';
import { type RowPlace, rowId } from './message-row.tsx';
import { ROW_HEIGHT, useRowStyles } from './message-row-styles.ts';

// Without motion: a list that is scrolled quickly shows many of them for a moment.
const useShape = makeResetStyles({
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralStencil1,
  // Forced colours paint every background like the page's: an edge is left of the shape.
  '@media (forced-colors: active)': { outline: '1px solid GrayText', outlineOffset: '-1px' },
});

const SENDER = { width: '45%', height: '12px', marginTop: '4px' };
const SUBJECT = { width: '70%', height: '10px', marginTop: '10px' };
const PREVIEW = { width: '90%', height: '10px', marginTop: '8px' };
const MARK = { flexShrink: 0, width: '32px', height: '32px', borderRadius: '50%' };

/** A message that is on its way. */
function RowSkeleton() {
  const { lines } = useRowStyles();
  const shape = useShape();
  return (
    <>
      <div className={shape} style={MARK} />
      <div className={lines} aria-hidden>
        <div className={shape} style={SENDER} />
        <div className={shape} style={SUBJECT} />
        <div className={shape} style={PREVIEW} />
      </div>
    </>
  );
}

/** The place of a message that is on its way; the keyboard can already be on it. */
export function PendingRow({ index, count, isActive }: RowPlace) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the row it is on
    <div
      id={rowId(index)}
      role="option"
      aria-selected={false}
      aria-label="Loading"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-index={index}
      data-active={isActive || undefined}
      className={useRowStyles().row}
      style={{ top: index * ROW_HEIGHT }}
    >
      <RowSkeleton />
    </div>
  );
}

/** The whole list before its first message. */
export function ListSkeleton() {
  const { row } = useRowStyles();
  return (
    <div role="status" aria-label="Loading the inbox" style={{ position: 'relative' }}>
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <div key={index} className={row} style={{ top: index * ROW_HEIGHT }}>
          <RowSkeleton />
        </div>
      ))}
    </div>
  );
}
