/** How often a condition is looked at, in milliseconds. */
const INTERVAL = 25;

/** Asks again until there is an answer. Throws `what` when there is none within `timeout` milliseconds. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  timeout = 15_000,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
