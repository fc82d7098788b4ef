import type { Saving } from '../../../preload/contract.ts';
import { SelectRow, SwitchRow } from './controls.tsx';
import { SectionCard } from './section-card.tsx';
import { useSettings } from './use-settings.ts';

const INTERVALS = [
  ['30', 'Every 30 seconds'],
  ['60', 'Every minute'],
  ['120', 'Every 2 minutes'],
  ['300', 'Every 5 minutes'],
  ['900', 'Every 15 minutes'],
  ['3600', 'Every hour'],
] as const;

const SAVINGS: readonly (readonly [Saving, string])[] = [
  ['as-usual', 'As usual'],
  ['slower', 'Less often'],
  ['pause', 'Not at all'],
];

/** How often mailboxes are looked at, and when not. */
export function SyncSection() {
  const [settings, change] = useSettings();
  const interval = settings.pollSeconds.toString();
  const isListed = INTERVALS.some(([seconds]) => seconds === interval);
  const choices: (readonly [string, string])[] = isListed
    ? [...INTERVALS]
    : [...INTERVALS, [interval, `Every ${interval} seconds`]];
  return (
    <SectionCard title="Syncing">
      <SelectRow
        title="Look for new mail"
        description="The mailbox on screen is looked at more often. Microsoft slows down whoever asks too much."
        value={interval}
        choices={choices}
        onChange={(seconds) => change({ pollSeconds: Number(seconds) })}
      />
      <SwitchRow
        title="Pause all mailboxes"
        description="Nothing is fetched until you switch this off."
        checked={settings.paused}
        onChange={(paused) => change({ paused })}
      />
      <SelectRow
        title="On battery"
        description="What happens while this computer is not plugged in."
        value={settings.onBattery}
        choices={SAVINGS}
        onChange={(onBattery) => change({ onBattery })}
      />
      <SelectRow
        title="While the screen is locked"
        description="Mail that came meanwhile is fetched as soon as you unlock it."
        value={settings.whenLocked}
        choices={SAVINGS}
        onChange={(whenLocked) => change({ whenLocked })}
      />
    </SectionCard>
  );
}
