import type { ConnectionTab, Screen, SettingsSection } from '../../preload/contract.ts';
import { useCommand } from './use-command.ts';

export interface Way {
  screen: Screen;
  connectionId?: string;
  tab?: ConnectionTab;
  section?: SettingsSection;
}

/** Leads the window to a place. */
export function useGo(): (way: Way) => void {
  const { run } = useCommand('place.go');
  return ({ screen, connectionId, tab, section }) =>
    void run({ screen, connectionId: connectionId ?? null, tab: tab ?? null, ...(section && { section }) });
}
