import type { ConnectionTab, Screen } from '../../preload/contract.ts';
import { useCommand } from './use-command.ts';

export interface Way {
  screen: Screen;
  connectionId?: string;
  tab?: ConnectionTab;
}

/** Leads the window to a place. */
export function useGo(): (way: Way) => void {
  const { run } = useCommand('place.go');
  return ({ screen, connectionId, tab }) =>
    void run({ screen, connectionId: connectionId ?? null, tab: tab ?? null });
}
