import type { CheckGroup, CheckId, Problem } from '../../preload/contract.ts';
import type { Fact } from './probes/types.ts';

/** What a check found. */
export type Finding =
  | { verdict: 'passed'; facts: Fact[] }
  | { verdict: 'warned' | 'failed'; facts: Fact[]; problem: Problem }
  /** Nothing was proven and nothing is wrong with it; `because` names the failed check that is to blame. */
  | { verdict: 'skipped'; facts: Fact[]; because: CheckId | null };

/** One layer of the doctor. */
export interface Check {
  id: CheckId;
  group: CheckGroup;
  /** Names what is looked at, never the outcome: it stands beside any verdict. */
  title: string;
  /** Skipped unless each of them passed or warned. */
  needs: readonly CheckId[];
  /** Waits for these too, whatever they find. */
  after?: readonly CheckId[];
  /** Layers under the servers it talks to. It waits for its own servers only; see `ready`. */
  through?: readonly CheckId[];
  /** Settles when its servers are reached: null, or the layer that keeps it from them. */
  ready?(): Promise<CheckId | null>;
  /** Milliseconds for `run`. */
  timeoutMs: number;
  /** Never throws; ends soon after the signal fires. */
  run(signal: AbortSignal): Promise<Finding>;
}

export const passed = (facts: Fact[] = []): Finding => ({ verdict: 'passed', facts });
export const failed = (problem: Problem, facts: Fact[] = []): Finding => ({
  verdict: 'failed',
  facts,
  problem,
});
export const warned = (problem: Problem, facts: Fact[] = []): Finding => ({
  verdict: 'warned',
  facts,
  problem,
});
export const skipped = (reason: string, because: CheckId | null = null): Finding => ({
  verdict: 'skipped',
  facts: [{ label: 'Why', value: reason }],
  because,
});

export const fact = (label: string, value: string): Fact => ({ label, value });
