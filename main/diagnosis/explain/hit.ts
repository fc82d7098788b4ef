import type { Layer } from './layer.ts';
import type { Sign } from './signatures.ts';

/** A sign that was found, and where in which layer. */
export interface Hit extends Omit<Sign, 'cause'> {
  /** Null for a number that no diagnosis names. */
  cause: Sign['cause'] | null;
  layer: Layer;
  /** In the layer's text. */
  start: number;
  end: number;
  /** Only spoken about: in a list, a change log, a sentence that denies it. */
  isMention: boolean;
}

/** The same sign so many times in one layer says all it has to say. */
export const MAX_SAME = 24;
