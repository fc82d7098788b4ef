import type { Errand, ErrandItem, Problem } from '../../../preload/contract.ts';
import type { StateStore } from '../state.ts';

export type Outcome = { phase: 'done' | 'skipped' } | { phase: 'failed'; problem: Problem | null };

/** One errand for many connections, as it is shown. */
export interface ErrandBoard {
  readonly signal: AbortSignal;
  start(connectionId: string): void;
  end(connectionId: string, outcome: Outcome): void;
  ask(signer: Errand['signer']): void;
  /** Whoever still waits is skipped. */
  close(): void;
}

/** Shows the errand under way in the state; a new one takes the place of the last. */
export interface Errands {
  begin(kind: Errand['kind'], items: readonly { id: string; mailbox: string }[]): ErrandBoard;
  isRunning(): boolean;
  cancel(): void;
  dismiss(): void;
}

export function createErrands(state: StateStore): Errands {
  let controller: AbortController | null = null;

  return {
    begin(kind, connections) {
      controller?.abort();
      const mine = new AbortController();
      controller = mine;
      let errand: Errand = {
        kind,
        items: connections.map(({ id, mailbox }) => ({
          connectionId: id,
          mailbox,
          phase: 'waiting',
          problem: null,
        })),
        signer: null,
        isOver: false,
      };
      const show = (patch: Partial<Errand>) => {
        errand = { ...errand, ...patch };
        if (controller === mine) state.update({ errand });
      };
      const change = (isMeant: (item: ErrandItem) => boolean, patch: Partial<ErrandItem>) =>
        show({ items: errand.items.map((item) => (isMeant(item) ? { ...item, ...patch } : item)) });
      show({});
      return {
        signal: mine.signal,
        start: (id) => change((item) => item.connectionId === id, { phase: 'running' }),
        end: (id, outcome) =>
          change((item) => item.connectionId === id, {
            phase: outcome.phase,
            problem: outcome.phase === 'failed' ? outcome.problem : null,
          }),
        ask: (signer) => show({ signer }),
        close() {
          change(({ phase }) => phase === 'waiting' || phase === 'running', { phase: 'skipped' });
          show({ signer: null, isOver: true });
        },
      };
    },
    isRunning: () => state.get().errand?.isOver === false,
    cancel: () => controller?.abort(),
    dismiss() {
      if (state.get().errand?.isOver) state.update({ errand: null });
    },
  };
}
