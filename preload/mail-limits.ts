/** Values that main and the page share apart from the schemas: zod tries out `new Function`, which the page's policy forbids. */

/** Names the found messages where a folder is asked for. */
export const SEARCH_FOLDER = 'search';

/** Longest text that is searched for, in characters. */
export const MAX_SEARCH_TEXT = 500;

/** Messages that one action may change; "all" of a long list is done in several. */
export const MAX_SELECTED = 1000;
