/** Runs one bench file, in a process of its own, and sends its outcome to the parent. */
import { pathToFileURL } from 'node:url';
import { type Bench, crashed, judge, type Outcome } from './bench.ts';

const [file = '', name = ''] = process.argv.slice(2);

async function outcome(): Promise<Outcome> {
  try {
    const bench = (await import(pathToFileURL(file).href)) as Bench;
    if (bench.name !== name)
      return crashed(name, `exports the name “${bench.name}”: it has to be the file's.`);
    return judge(bench, await bench.run());
  } catch (error) {
    return crashed(name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

const result = await outcome();
// Whatever a bench left running must not keep the next one waiting.
process.send?.(result, () => process.exit());
