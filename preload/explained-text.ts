/** Longest text that is explained, in UTF-16 units; a longer log is cut before it is sent. */
export const MAX_EXPLAINED = 2_000_000;
