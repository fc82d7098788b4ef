/**
 * One line about the set-up. On standard error: standard output belongs to the command that was asked for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
