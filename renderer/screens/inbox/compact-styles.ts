import { makeStyles } from '@fluentui/react-components';

/** Below this width the rail shows signs instead of words. */
const COMPACT = '@media (max-width: 1079px)';

export const useCompactStyles = makeStyles({
  /** Only for screen readers in the narrow rail. */
  hidden: {
    [COMPACT]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      margin: '-1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
});
