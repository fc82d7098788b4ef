import { systemClock } from '../../clock.ts';
import { redact } from '../../diagnosis/redact.ts';
import { startDeadline } from '../../net/deadline.ts';
import { nameOf, type Reach } from './connection.ts';
import { ProbeFailure } from './failure.ts';
import type { ProbeResult, ProbeTarget } from './types.ts';

/** Runs one protocol's dialogue within its time and turns whatever happens into a result. */
export async function runProbe(
  target: ProbeTarget,
  dialogue: (reach: Reach) => Promise<void>,
): Promise<ProbeResult> {
  const { clock = systemClock, timeoutMs, signal } = target;
  const deadline = startDeadline({ clock, ms: timeoutMs, host: nameOf(target), signals: [signal] });
  const reach: Reach = { target, deadline, facts: [], route: undefined, socket: undefined };
  try {
    await dialogue(reach);
    return { ok: true, facts: reach.facts };
  } catch (error) {
    const { stage, evidence } = error instanceof ProbeFailure ? error : unexpected(error);
    return { ok: false, stage, evidence, facts: reach.facts };
  } finally {
    deadline.end();
    close(reach);
  }
}

/** How long a server may take to hang up after a goodbye; milliseconds. */
const FAREWELL_MS = 2000;

/** Lets a goodbye that was said go out; anything else is cut. */
function close({ socket }: Reach): void {
  if (!socket) return;
  socket.on('error', () => undefined);
  if (!socket.writableEnded) socket.destroy();
  else socket.setTimeout(FAREWELL_MS, () => socket.destroy()).unref();
}

/** A library that fails in a way nobody foresaw must not take the other checks with it. */
function unexpected(error: unknown): ProbeFailure {
  const message = error instanceof Error ? redact(error.message) : 'Unknown failure';
  return new ProbeFailure('connect', { source: 'app', facts: { message } });
}
