import { makeStyles } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Message } from '../../preload/contract.ts';
import { fillPage, followHeight, type LinkEvents, watchLinks } from './mail-page.ts';
import { sanitiseMail } from './sanitise-mail.ts';

const useStyles = makeStyles({
  frame: { display: 'block', width: '100%', height: '320px', border: 'none', colorScheme: 'light' },
});

export interface MailFrameProps extends LinkEvents {
  message: Message;
  /** The person asked for the remote pictures of this message. */
  showRemote: boolean;
  /** The mail is on screen. */
  onShown(shown: { blockedImages: number; text: string }): void;
}

/**
 * Shows an HTML body in a frame that may run nothing. The page in it is ours and empty, has its own
 * strict policy, and gets the sanitised nodes only.
 */
export function MailFrame({ message, showRemote, onShown, onOpen, onPoint }: MailFrameProps) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [page, setPage] = useState<Document | null>(null);

  const fill = useEffectEvent((target: Document) => {
    const mailWindow = target.defaultView;
    if (!mailWindow) return;
    const mail = sanitiseMail(message.body, mailWindow, { showRemote, inlineImages: message.inlineImages });
    watchLinks(target, { onOpen, onPoint });
    fillPage(target, mail);
    if (frame.current) frame.current.dataset['shown'] = message.id;
    onShown({ blockedImages: mail.blockedImages, text: mail.text });
  });

  useEffect(() => {
    if (!page || !frame.current) return;
    fill(page);
    return followHeight(frame.current, page);
  }, [page]);

  return (
    <iframe
      // Pictures are allowed by the page's policy, so another policy needs another page.
      key={`${message.id} ${showRemote}`}
      ref={frame}
      className={styles.frame}
      title="Message body"
      sandbox="allow-same-origin"
      src={showRemote ? 'message.html?images=1' : 'message.html'}
      onLoad={(event) => setPage(event.currentTarget.contentDocument)}
    />
  );
}
