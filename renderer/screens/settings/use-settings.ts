import type { Settings } from '../../../preload/contract.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

/** The settings and the way to change some of them; what changed is kept at once. */
export function useSettings(): [settings: Settings, change: (patch: Partial<Settings>) => void] {
  const { settings } = useAppState();
  const { run } = useCommand('settings.update');
  return [settings, (patch) => void run(patch)];
}
