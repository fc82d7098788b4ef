import { makeStyles } from '@fluentui/react-components';

const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** Words that give way to their signs where there is little room; screen readers still get them. */
export const useCompactStyles = makeStyles({
  /** In the rail of a window that is not wide. */
  inRail: { '@media (max-width: 1079px)': hidden },
  /** On the tools above the list, of which there are many. */
  onTool: { '@media (max-width: 1279px)': hidden },
  /** On the buttons beside a mailbox's address, which comes first. */
  onHead: { '@media (max-width: 899px)': hidden },
  /** On the buttons of a narrow window. */
  onButton: { '@media (max-width: 699px)': hidden },
});
