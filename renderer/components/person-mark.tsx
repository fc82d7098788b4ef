import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useMarkStyle = makeResetStyles({
  flexShrink: 0,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: '32px',
  height: '32px',
  borderRadius: tokens.borderRadiusCircular,
  fontSize: tokens.fontSizeBase200,
  fontWeight: tokens.fontWeightSemibold,
  userSelect: 'none',
});
const useStyles = makeStyles({ large: { width: '40px', height: '40px', fontSize: tokens.fontSizeBase300 } });

/** Background and letters, as Fluent's avatars have them. */
const COLOURS = [
  [tokens.colorPaletteBlueBackground2, tokens.colorPaletteBlueForeground2],
  [tokens.colorPalettePeachBackground2, tokens.colorPalettePeachForeground2],
  [tokens.colorPaletteTealBackground2, tokens.colorPaletteTealForeground2],
  [tokens.colorPaletteLavenderBackground2, tokens.colorPaletteLavenderForeground2],
  [tokens.colorPaletteForestBackground2, tokens.colorPaletteForestForeground2],
  [tokens.colorPaletteCranberryBackground2, tokens.colorPaletteCranberryForeground2],
  [tokens.colorPaletteSteelBackground2, tokens.colorPaletteSteelForeground2],
  [tokens.colorPaletteGrapeBackground2, tokens.colorPaletteGrapeForeground2],
  [tokens.colorPaletteMarigoldBackground2, tokens.colorPaletteMarigoldForeground2],
  [tokens.colorPalettePlumBackground2, tokens.colorPalettePlumForeground2],
] as const;

export interface PersonMarkProps {
  name: string;
  isLarge?: boolean;
}

/**
 * A person's letters in a circle, always of the same colour. In a list that is scrolled quickly Fluent's
 * avatar, which can do much more, takes longer than everything else in a row.
 */
export function PersonMark({ name, isLarge = false }: PersonMarkProps) {
  const mark = useMarkStyle();
  const styles = useStyles();
  const [backgroundColor, color] = COLOURS[hashOf(name) % COLOURS.length] ?? COLOURS[0];
  return (
    <span
      className={mergeClasses(mark, isLarge && styles.large)}
      style={{ backgroundColor, color }}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  );
}

/** Of the first and the last word that begin with a letter or a digit: `PR` for `Priya Raman (HR)`. */
function initialsOf(name: string): string {
  const words = name.split(/[\s@]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]);
  return letters.join('').toLocaleUpperCase() || '?';
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The low bits of so short a text are much alike.
  return (hash ^ (hash >>> 15)) >>> 0;
}
