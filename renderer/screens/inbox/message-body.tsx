import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ImageOffRegular } from '@fluentui/react-icons/svg/image-off';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Message } from '../../../preload/contract.ts';
import { MailFrame } from '../../mail/mail-frame.tsx';
import { TextBody } from '../../mail/text-body.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    margin: '0 32px 16px',
    '@media (max-width: 699px)': { margin: '0 16px 16px' },
  },
  blocked: {
    flexGrow: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 4px 4px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  words: { flexGrow: 1 },
  paper: {
    margin: '0 32px 32px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
    backgroundColor: '#ffffff',
    '@media (max-width: 699px)': { margin: '0 8px 16px' },
  },
  strip: {
    position: 'absolute',
    left: '8px',
    bottom: '8px',
    maxWidth: 'calc(100% - 32px)',
    padding: '4px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    boxShadow: tokens.shadow8,
    overflowWrap: 'anywhere',
    pointerEvents: 'none',
  },
});

export interface MessageBodyProps {
  message: Message;
  /** Scrolls together with the body. */
  head: ReactNode;
}

/** A message's head and body, as the sender laid it out or as plain text. */
export function MessageBody({ message, head }: MessageBodyProps) {
  const styles = useStyles();
  const openLink = useCommand('mail.openLink');
  const [shown, setShown] = useState({ blockedImages: 0, text: '' });
  const [showRemote, setShowRemote] = useState(false);
  const [isPlain, setPlain] = useState(false);
  const [pointed, setPointed] = useState<{ words: string } | null>(null);
  const handleOpen = useCallback((url: string) => void openLink.run({ url }), [openLink.run]);
  const isHtml = message.bodyType === 'html';

  const scroller = useRef<HTMLElement>(null);

  // The button goes away with the question it answered.
  function handleShowRemote(): void {
    setShowRemote(true);
    scroller.current?.focus();
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label="Message text">
        {head}
        {isHtml && (
          <Tools
            blockedImages={isPlain ? 0 : shown.blockedImages}
            isPlain={isPlain}
            onPlain={setPlain}
            onShowRemote={handleShowRemote}
          />
        )}
        {isHtml && !isPlain ? (
          <div className={styles.paper}>
            <MailFrame
              message={message}
              showRemote={showRemote}
              onShown={setShown}
              onOpen={handleOpen}
              onPoint={setPointed}
            />
          </div>
        ) : (
          <TextBody text={isHtml ? shown.text : message.body} onOpen={handleOpen} />
        )}
      </section>
      {pointed && <div className={styles.strip}>{pointed.words}</div>}
    </>
  );
}

interface ToolsProps {
  blockedImages: number;
  isPlain: boolean;
  onPlain(isPlain: boolean): void;
  onShowRemote(): void;
}

function Tools({ blockedImages, isPlain, onPlain, onShowRemote }: ToolsProps) {
  const styles = useStyles();
  return (
    <div className={styles.tools}>
      {blockedImages > 0 && (
        <div className={styles.blocked}>
          <ImageOffRegular fontSize={20} aria-hidden />
          <span className={styles.words}>Remote images are blocked.</span>
          <Button size="small" onClick={onShowRemote}>
            Show for this message
          </Button>
        </div>
      )}
      <Button appearance="subtle" size="small" aria-pressed={isPlain} onClick={() => onPlain(!isPlain)}>
        {isPlain ? 'Show with formatting' : 'Show as plain text'}
      </Button>
    </div>
  );
}
