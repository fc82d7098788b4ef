import { makeStyles } from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says things to screen readers without moving the focus. */
export function Announcer({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [message, setMessage] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => {
    setMessage(({ count }) => ({ text, count: count + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div aria-live="polite" className={styles.hidden} data-announcer>
        {/* A new element for the same words, or they would be said only once. */}
        <span key={message.count}>{message.text}</span>
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** Announces `text` whenever it changes, but not what it says at first. */
export function useAnnounceChange(text: string | null): void {
  const announce = useAnnounce();
  const last = useRef(text);
  useEffect(() => {
    if (text === last.current) return;
    last.current = text;
    if (text) announce(text);
  }, [announce, text]);
}
