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
  /** Shows what waits since the app was closed in the middle of it; nothing where nothing waits. */
  offer(kind: Errand['kind'], items: readonly { id: string; mailbox: string }[]): void;
  isRunning(): boolean;
  cancel(): void;
}

export function createErrands(state: StateStore): Errands {
  let controller: AbortController | null = null;

  return {
    begin(kind, connections) {
      controller?.abort();
      const mine = new AbortController();
      controller = mine;
      let errand = waiting(kind, connections);
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
    offer(kind, connections) {
      const errand = { ...waiting(kind, connections), isOver: true, wasInterrupted: true };
      state.update({ errand: connections.length > 0 ? errand : null });
    },
    isRunning: () => state.get().errand?.isOver === false,
    cancel: () => controller?.abort(),
  };
}

function waiting(kind: Errand['kind'], connections: readonly { id: string; mailbox: string }[]): Errand {
  const items = connections.map(
    ({ id, mailbox }): ErrandItem => ({ connectionId: id, mailbox, phase: 'waiting', problem: null }),
  );
  return { kind, items, signer: null, isOver: false, wasInterrupted: false };
}
