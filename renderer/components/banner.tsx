import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarIntent,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  bar: { flexShrink: 0, padding: '8px 24px' },
});

interface BannerProps {
  intent: MessageBarIntent;
  title?: string;
  children: ReactNode;
  actions: ReactNode;
  /** Where it may be put away. */
  onClose?: () => void;
}

/** What concerns a whole connection, above what it shows. */
export function Banner({ intent, title, children, actions, onClose }: BannerProps) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="auto" shape="square" className={styles.bar}>
      <MessageBarBody>
        {title && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      <MessageBarActions {...(onClose && { containerAction: <CloseButton onClose={onClose} /> })}>
        {actions}
      </MessageBarActions>
    </MessageBar>
  );
}

function CloseButton({ onClose }: { onClose(): void }) {
  return <Button appearance="transparent" icon={<DismissRegular />} aria-label="Close" onClick={onClose} />;
}
