import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Verdict } from '../../preload/contract.ts';

const useStyles = makeStyles({
  icon: { display: 'block', flexShrink: 0, fontSize: '20px' },
  small: { fontSize: '16px' },
  waiting: { color: tokens.colorNeutralForeground3 },
  running: { color: tokens.colorBrandForeground1 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  skipped: { color: tokens.colorNeutralForeground3 },
});

const ICONS: Record<Verdict, FluentIcon> = {
  waiting: CircleRegular,
  running: ArrowSyncCircleRegular,
  passed: CheckmarkCircleFilled,
  warned: WarningFilled,
  failed: ErrorCircleFilled,
  skipped: SubtractCircleRegular,
};

/** A verdict as a sign that differs in shape as well as in colour; the words stand beside it. */
export function VerdictIcon({ verdict, isSmall = false }: { verdict: Verdict; isSmall?: boolean }) {
  const styles = useStyles();
  const Icon = ICONS[verdict];
  return <Icon aria-hidden className={mergeClasses(styles.icon, isSmall && styles.small, styles[verdict])} />;
}
