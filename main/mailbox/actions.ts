import type { MailChange, MailOutcome, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, type Result, success } from '../result.ts';
import { createSequencer } from '../sequencer.ts';
import { sendSteps } from './action-batches.ts';
import { type FoundRow, opposite, outcomeOf, type Step, stepsOf } from './action-steps.ts';
import type { GraphClient } from './graph-client.ts';
import { Pending, type RowsOfMailbox } from './pending.ts';
import { readDoubtful } from './read-doubtful.ts';
import type { MailResult } from './types.ts';

export interface ActionsOptions {
  graph: GraphClient;
  /** `/me` or `/users/…`. */
  root: string;
  clock: Clock;
  rows: RowsOfMailbox;
  /** Undefined where the message is not loaded. */
  find(id: string): FoundRow | undefined;
  /** Rows have changed by a person's hand. */
  onChange(): void;
  /** Microsoft asked for patience (epoch ms), or the waiting is over (null). */
  onWait?(until: number | null): void;
}

/** What a person does with messages of one mailbox: shown at once, taken back where it failed. */
export interface Actions {
  readonly pending: Pending;
  /**
   * Performs a change; settles when the server has judged all of it. Messages that are not loaded any
   * more are left out. `actionId` is the caller's name for it, to undo it by.
   */
  perform(actionId: string, change: MailChange): Promise<Result<MailOutcome>>;
  /** Does the opposite, for the messages that the action really changed. */
  undo(actionId: string): Promise<Result<MailOutcome>>;
  /** Gives up what is under way; nothing is shown any more. */
  dispose(): void;
}

/** Actions that can be undone; older ones are forgotten. */
const MAX_UNDO = 20;

/** An action that may be undone: what it changed, as far as that is known. */
interface Kept {
  steps: Step[];
}

export function createActions(options: ActionsOptions): Actions {
  return new MailboxActions(options);
}

class MailboxActions implements Actions {
  readonly pending: Pending;
  readonly #options: ActionsOptions;
  /** One after the other: two changes of one message must not overtake each other. */
  readonly #inOrder = createSequencer();
  readonly #kept = new Map<string, Kept>();
  readonly #ending = new AbortController();
  readonly #doubtful = new Set<string>();

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.pending = new Pending(options.rows, (id) => this.#doubt(id));
  }

  perform(actionId: string, change: MailChange): Promise<Result<MailOutcome>> {
    const steps = stepsOf(change, this.#options.find);
    return this.#run(actionId, steps, () => steps);
  }

  async undo(actionId: string): Promise<Result<MailOutcome>> {
    const action = this.#kept.get(actionId);
    if (!action) return failure(nothingToUndo());
    this.#kept.delete(actionId);
    // Shown at once; when its turn comes the action has ended, and what it did not change stays as it is.
    return this.#run(`undo ${actionId}`, action.steps.map(opposite), () => action.steps.map(opposite));
  }

  dispose(): void {
    this.#ending.abort();
    this.#kept.clear();
  }

  #run(actionId: string, shown: Step[], due: () => Step[]): Promise<Result<MailOutcome>> {
    for (const step of shown) this.#show(actionId, step);
    this.#options.onChange();
    const action: Kept = { steps: shown };
    this.#keep(actionId, action);
    return this.#inOrder(async () => {
      const steps = due();
      const sent = new Set(steps.map(({ id }) => id));
      for (const { id } of shown) if (!sent.has(id)) this.pending.rollBack(actionId, id);
      return this.#send(actionId, action, steps);
    });
  }

  #show(actionId: string, step: Step): void {
    const row = this.#options.find(step.id)?.row;
    if (step.kind === 'move') this.pending.move(actionId, row ?? step.row, step);
    else if (row) this.pending.mark(actionId, row, step.to);
  }

  async #send(actionId: string, action: Kept, steps: Step[]): Promise<Result<MailOutcome>> {
    const { graph, root, clock, onChange, onWait = () => {} } = this.#options;
    const { signal } = this.#ending;
    const answers = await sendSteps(steps, { graph, root, clock, signal, onWait });
    if (signal.aborted) return success({ done: 0, failed: null });
    action.steps = steps.filter((step, index) => this.#judge(actionId, step, answers[index]));
    onChange();
    return success(outcomeOf(answers));
  }

  /** Answers whether the step was done. */
  #judge(actionId: string, step: Step, answer: MailResult<unknown> | undefined): boolean {
    if (!answer?.ok) {
      this.pending.rollBack(actionId, step.id);
      if (answer?.problem.cause === 'message-not-found') this.pending.correct(step.id, null);
      return false;
    }
    if (step.kind === 'mark') this.pending.settleMarks(actionId, step.id, step.to);
    else this.pending.settleMove(actionId, step.id, step.to);
    return true;
  }

  #keep(actionId: string, action: Kept): void {
    this.#kept.set(actionId, action);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_UNDO && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Read together with what else becomes doubtful in the same moment. */
  #doubt(id: string): void {
    this.#doubtful.add(id);
    if (this.#doubtful.size === 1) void this.#inOrder(() => this.#readDoubtful());
  }

  async #readDoubtful(): Promise<void> {
    const ids = [...this.#doubtful];
    this.#doubtful.clear();
    const { graph, root, onChange } = this.#options;
    const truths = await readDoubtful({ graph, root, ids, signal: this.#ending.signal });
    if (this.#ending.signal.aborted) return;
    for (const [id, truth] of truths) this.pending.correct(id, truth);
    onChange();
  }
}

function nothingToUndo(): Problem {
  return diagnose({ source: 'app', facts: { message: 'This action can no longer be undone.' } });
}
