import type { SyntheticEvent } from 'react';

const ignore = (event: SyntheticEvent) => event.stopPropagation();

/**
 * For what is seen a moment longer after it was closed, a dialog or a drawer: the second click of two must not do
 * everything once more.
 */
export const LEAVING = { onClickCapture: ignore, onKeyDownCapture: ignore };
