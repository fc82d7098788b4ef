import { createContext } from '../../main/checks/context.ts';
import { runChecks } from '../../main/checks/engine.ts';
import { planChecks } from '../../main/checks/plan-checks.ts';
import { type Check, passed } from '../../main/checks/types.ts';
import { createPracticeWire } from '../../main/checks/wire/routed-wire.ts';
import { connectInPractice, createPracticeServices } from '../../main/cli/practice-services.ts';
import { systemClock } from '../../main/clock.ts';
import { PRACTICE_CLOUD } from '../../main/connections/practice-host.ts';
import type { Connection } from '../../main/connections/types.ts';
import { diagnose } from '../../main/diagnosis/diagnose.ts';
import { createNet } from '../../main/net/net.ts';
import { freePath } from '../../main/practice/path-faults.ts';
import type { CheckId } from '../../preload/contract.ts';
import type { Measurement } from '../../scripts/bench/bench.ts';

/** A full run on a healthy mailbox ÷ its slowest chain of checks that need each other. */
export const name = 'doctor-chain';
export const bound = { atMost: 1.3 };

/** Milliseconds a check takes over a slow line; some are slower than others. */
const LATENCY_MS = 60;

export async function run(): Promise<Measurement> {
  const checks = (await realChecks()).map(slowed);
  const startedAt = performance.now();
  const views = await runChecks({
    checks,
    clock: systemClock,
    signal: new AbortController().signal,
    timedOut: () => diagnose({ source: 'app', facts: { message: 'timed out' } }),
    broken: () => diagnose({ source: 'app', facts: { message: 'broken' } }),
    onChange: () => {},
  });
  const wallMs = performance.now() - startedAt;
  const took = new Map(views.map(({ id, ms }) => [id, ms ?? 0]));
  const chainMs = Math.max(...checks.map(({ id }) => chainOf(id, checks, took)));
  const sumMs = [...took.values()].reduce((sum, ms) => sum + ms, 0);
  return {
    ratio: wallMs / chainMs,
    raw: { checks: checks.length, wallMs, chainMs, sumMs },
    broken: views.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => `${id} did not pass`),
  };
}

/** The checks of a System that uses everything, as the doctor plans them; their own work is replaced by a wait. */
async function realChecks(): Promise<Check[]> {
  const practice = await createPracticeServices();
  const signer = `ada.keller@${practice.tenant.tenantDomain}`;
  const made = await connectInPractice(practice, { system: 'osticket', signer });
  if (!made.ok) throw new Error(made.problem.title);
  const connection = practice.services.connections.get(made.value) as Connection;
  const net = createNet({ fetch: () => Promise.reject(new TypeError('no network in a bench')) });
  const answer = async () => ({ ok: true as const, facts: [] });
  const context = await createContext(
    {
      identity: { token: () => Promise.reject(new Error('not asked for')) } as never,
      vault: practice.vault,
      net,
      clock: systemClock,
      clouds: () => [PRACTICE_CLOUD],
      wire: createPracticeWire(freePath),
      probes: { imap: answer, pop: answer, smtp: answer },
      diagnose,
    },
    connection,
    new AbortController().signal,
  );
  if (!context) throw new Error('there is no practice cloud');
  return planChecks(context, [], {});
}

/** The wait stands for the network; the order and the needs are the doctor's own. */
function slowed(check: Check, index: number): Check {
  const ms = LATENCY_MS * (1 + (index % 4));
  const run = () =>
    new Promise<ReturnType<typeof passed>>((resolve) => setTimeout(() => resolve(passed()), ms));
  return { ...check, run };
}

/** Time of a check and of the longest way to it through what it waits for. */
function chainOf(id: CheckId, checks: readonly Check[], took: ReadonlyMap<CheckId, number>): number {
  const check = checks.find((one) => one.id === id);
  if (!check) return 0;
  const before = [...check.needs, ...(check.after ?? [])].map((needed) => chainOf(needed, checks, took));
  return (took.get(id) ?? 0) + Math.max(0, ...before);
}
