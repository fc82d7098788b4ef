import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowSyncCircleFilled } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { PauseCircleFilled } from '@fluentui/react-icons/svg/pause-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ConnectionStatus } from '../../preload/contract.ts';

type Kind = ConnectionStatus['kind'];

const useStyles = makeStyles({
  icon: { flexShrink: 0, fontSize: '16px' },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  syncing: { color: tokens.colorBrandForeground1 },
  paused: { color: tokens.colorNeutralForeground3 },
  offline: { color: tokens.colorStatusWarningForeground3 },
  'needs-you': { color: tokens.colorStatusDangerForeground1 },
});

const ICONS: Record<Kind, FluentIcon> = {
  ok: CheckmarkCircleFilled,
  syncing: ArrowSyncCircleFilled,
  paused: PauseCircleFilled,
  offline: WarningFilled,
  'needs-you': ErrorCircleFilled,
};

/** A sign for a connection's state: its shape differs as well as its colour. The words stand beside it. */
export function StatusDot({ kind, className }: { kind: Kind; className?: string }) {
  const styles = useStyles();
  const Icon = ICONS[kind];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[kind], className)} />;
}
