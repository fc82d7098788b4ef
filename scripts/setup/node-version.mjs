/** The set-up itself runs from this version on; the project then brings its own Node. */
export const OLDEST_NODE = 20;
/** From here on the person's own Node will do: it runs TypeScript and is of Electron's line. */
export const PROJECT_NODE = 24;

/**
 * What is wrong with a Node version, or null.
 * @param {string} version as in `process.versions.node`
 */
export function nodeProblem(version) {
  if (majorOf(version) >= OLDEST_NODE) return null;
  return `Node ${OLDEST_NODE} or newer is needed, this is ${version}: https://nodejs.org/download`;
}

/** @param {string} version */
export function majorOf(version) {
  return Number.parseInt(version, 10);
}
