import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';

/** How long main leaves the secret on the clipboard, in milliseconds. */
const CLIPBOARD_TIME = 60_000;

const NOTICE = 'Copied. It is cleared from the clipboard after 60 seconds.';

const useStyles = makeStyles({
  action: { display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: '4px' },
  notice: {
    maxWidth: '240px',
    padding: '0 8px 4px',
    textAlign: 'right',
    fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground2,
  },
});

export interface CopySecretButtonProps {
  connectionId: string;
  canCopy: boolean;
}

/** Has main copy the secret; the value itself never comes here. */
export function CopySecretButton({ connectionId, canCopy }: CopySecretButtonProps) {
  const styles = useStyles();
  const { run, isBusy } = useCommand('handover.copySecret');
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), CLIPBOARD_TIME);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function handleClick(): Promise<void> {
    const result = await run({ connectionId });
    if (!result.ok) return;
    setCopied(true);
    announce(NOTICE);
  }

  return (
    <div className={styles.action}>
      <Button
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        disabledFocusable={isBusy || !canCopy}
        onClick={() => void handleClick()}
      >
        Copy secret
      </Button>
      {isCopied && (
        <Text size={200} className={styles.notice}>
          {NOTICE}
        </Text>
      )}
    </div>
  );
}
