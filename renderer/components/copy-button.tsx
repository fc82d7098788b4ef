import { Button, type ButtonProps } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { useCommand } from '../store/use-command.ts';
import { useAnnounce } from './announcer.tsx';

/** How long the button says that the text was copied, in milliseconds. */
const CONFIRMATION = 2000;

export interface CopyButtonProps {
  text: string;
  /** What is copied, for the button's name: "Copy redirect URI". */
  label: string;
  /** Shows the icon alone; the label is still the button's name. */
  isIconOnly?: boolean;
  appearance?: ButtonProps['appearance'];
}

export function CopyButton({ text, label, isIconOnly = false, appearance = 'secondary' }: CopyButtonProps) {
  const { run } = useCommand('clipboard.write');
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function handleClick(): Promise<void> {
    const result = await run({ text });
    if (!result.ok) return;
    setCopied(true);
    announce('Copied');
  }

  return (
    <Button
      appearance={appearance}
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={handleClick}
      {...(isIconOnly ? { 'aria-label': label, title: label } : {})}
    >
      {isIconOnly ? null : isCopied ? 'Copied' : label}
    </Button>
  );
}
