import type { Doctor } from '../../checks/doctor.ts';
import type { Connection } from '../types.ts';
import type { ErrandBoard } from './errands.ts';

/** Runs at once: enough to be quick, few enough not to be taken for an attack. */
const AT_ONCE = 4;

/** Runs the doctor over many connections, a few at a time. */
export async function checkMany(
  connections: readonly Connection[],
  doctor: Pick<Doctor, 'run' | 'cancel'>,
  board: ErrandBoard,
): Promise<void> {
  const waiting = [...connections];
  const running = new Set<string>();
  const stop = () => {
    for (const id of running) doctor.cancel(id);
  };
  board.signal.addEventListener('abort', stop, { once: true });
  const work = async () => {
    for (let next = waiting.shift(); next && !board.signal.aborted; next = waiting.shift()) {
      const { id } = next;
      running.add(id);
      board.start(id);
      const run = await doctor.run(id);
      running.delete(id);
      const worst = run?.checks.find(({ verdict }) => verdict === 'failed');
      if (!run || run.wasCancelled) board.end(id, { phase: 'skipped' });
      else board.end(id, worst ? { phase: 'failed', problem: worst.problem } : { phase: 'done' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  board.signal.removeEventListener('abort', stop);
  board.close();
}
