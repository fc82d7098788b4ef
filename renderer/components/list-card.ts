import { makeStyles, tokens } from '@fluentui/react-components';

/** A list in a frame of its own, its items parted by lines. */
export const useListCardStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
});
