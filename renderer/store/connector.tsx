import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import type {
  AppState,
  CommandInput,
  CommandName,
  CommandResult,
  ConnectorBridge,
} from '../../preload/contract.ts';
import { createStateStore } from './state-store.ts';
import { unexpectedProblem } from './unexpected-problem.ts';

/** Sends a command. Never rejects: misuse of the bridge is answered as a problem too. */
export type Send = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;

const SendContext = createContext<Send | null>(null);
const StateContext = createContext<AppState | null>(null);

export interface ConnectorProviderProps {
  bridge: ConnectorBridge;
  /** Shown until main has sent its first state. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Gives everything below it the state of main and the way to command it. */
export function ConnectorProvider({ bridge, fallback, children }: ConnectorProviderProps) {
  const [store] = useState(() => createStateStore(bridge));
  const state = useSyncExternalStore(store.subscribe, store.snapshot);
  const send = useMemo(() => createSend(bridge), [bridge]);
  return (
    <SendContext value={send}>
      {state ? <StateContext value={state}>{children}</StateContext> : fallback}
    </SendContext>
  );
}

function createSend(bridge: ConnectorBridge): Send {
  return async (name, input) => {
    try {
      return await bridge.send(name, input);
    } catch (cause) {
      return { ok: false, problem: unexpectedProblem(cause) };
    }
  };
}

/** The newest state of main. */
export function useAppState(): AppState {
  const state = useContext(StateContext);
  if (!state) throw new Error('useAppState: put the component below <ConnectorProvider>.');
  return state;
}

export function useSend(): Send {
  const send = useContext(SendContext);
  if (!send) throw new Error('useSend: put the component below <ConnectorProvider>.');
  return send;
}
