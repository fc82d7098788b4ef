/** Loading a module holds everything else up: what has come in meanwhile has its turn before. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
