import type { Saving, Settings } from '../../preload/contract.ts';
import type { Pace } from '../mailbox/sync-types.ts';

/** What the operating system says of this computer. */
export interface Power {
  onBattery: boolean;
  isLocked: boolean;
}

/** Seconds between two looks at the mailbox on screen, unless the person wants fewer. */
const ON_SCREEN_SECONDS = 15;
/** "Less often" is this many times the usual interval. */
const SLOWER = 4;

/** How often mailboxes are looked at now, or why not at all. */
export function createPace(settings: () => Settings, power: () => Power): Pace {
  return (isShown) => {
    const { pollSeconds, onBattery, whenLocked } = settings();
    const now = power();
    if (now.isLocked && whenLocked === 'pause') return { heldBy: 'locked' };
    if (now.onBattery && onBattery === 'pause') return { heldBy: 'battery' };
    const isSlower = isSaving(now.onBattery, onBattery) || isSaving(now.isLocked, whenLocked);
    const isWatched = isShown && !now.isLocked && !isSlower;
    const seconds = isWatched ? Math.min(ON_SCREEN_SECONDS, pollSeconds) : pollSeconds;
    return { ms: 1000 * seconds * (isSlower ? SLOWER : 1) };
  };
}

function isSaving(applies: boolean, saving: Saving): boolean {
  return applies && saving === 'slower';
}
