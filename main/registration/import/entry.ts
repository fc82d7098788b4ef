/** One `name = value` of a foreign configuration. */
export interface Entry {
  /** Heading or path that it stands under; empty at the top. */
  section: string;
  /** As it was written. */
  key: string;
  value: string;
}

/** More than any configuration has; what comes behind is not looked at. */
export const MAX_ENTRIES = 5000;
/** Longest value in characters. */
export const MAX_VALUE = 8192;

/** An entry with limits and without outer spaces. */
export function makeEntry(section: string, key: string, value: string): Entry {
  return {
    section: section.slice(0, 320),
    key: key.trim().slice(0, 200),
    value: value.trim().slice(0, MAX_VALUE),
  };
}
