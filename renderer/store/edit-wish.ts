import { createContext, useContext } from 'react';
import type { Problem, Repair } from '../../preload/contract.ts';

/** A wish to change a connection. */
export interface EditWish {
  connectionId: string;
  /** Which repair it was asked for by, and what is wrong; absent where nothing is. */
  repair?: Repair;
  problem?: Problem;
}

/** Filled by `EditorProvider`. */
export const EditConnectionContext = createContext<(wish: EditWish) => void>(() => {});

/** Opens the dialog in which a connection is changed. */
export function useEditConnection(): (wish: EditWish) => void {
  return useContext(EditConnectionContext);
}
