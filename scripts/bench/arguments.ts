export interface BenchArguments {
  json: boolean;
  list: boolean;
  /** Names to run; empty = all. */
  only: string[];
}

const USAGE = 'npm run bench -- [--json] [--list] [--only NAME[,NAME…]]';

/** Reads the command line; a text says what is wrong with it. */
export function readBenchArguments(
  argv: readonly string[],
  known: readonly string[],
): BenchArguments | string {
  const read: BenchArguments = { json: false, list: false, only: [] };
  for (let at = 0; at < argv.length; at++) {
    const [option = '', joined] = (argv[at] ?? '').split('=', 2);
    if (option === '--json') read.json = true;
    else if (option === '--list') read.list = true;
    else if (option === '--only') read.only.push(...(joined ?? argv[++at] ?? '').split(','));
    else return `There is no option ${argv[at]}. ${USAGE}`;
  }
  const stranger = read.only.find((name) => !known.includes(name));
  if (stranger === undefined) return read;
  return `There is no bench “${stranger}”. There are: ${known.join(', ')}.`;
}
