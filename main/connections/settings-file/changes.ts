import type { NetworkSettings, SettingChange, Settings } from '../../../preload/contract.ts';
import { readAuthorities } from '../../net/authorities.ts';

const NAMES: Record<keyof Settings, string> = {
  startAtLogin: 'Start when I sign in to this computer',
  paused: 'Pause all mailboxes',
  pollSeconds: 'Look for new mail',
  onBattery: 'On battery',
  whenLocked: 'While the screen is locked',
  quietHours: 'Quiet hours',
  notifications: 'Notifications',
  theme: 'Look',
  signInFlow: 'Sign in with',
};

const VALUES: Record<string, string> = {
  true: 'on',
  false: 'off',
  'as-usual': 'as usual',
  slower: 'less often',
  pause: 'not at all',
  system: 'as the computer',
  window: 'a window of this app',
  browser: 'my browser',
  device: 'a code on another device',
};

/** What would change in the settings, in the words that the settings use. */
export function settingChanges(now: Settings, next: Settings): SettingChange[] {
  return (Object.keys(NAMES) as (keyof Settings)[]).flatMap((key) => {
    const [from, to] = [settingWords(now, key), settingWords(next, key)];
    return from === to ? [] : [{ name: NAMES[key], from, to }];
  });
}

function settingWords(settings: Settings, key: keyof Settings): string {
  if (key === 'pollSeconds') return `every ${settings.pollSeconds} seconds`;
  if (key === 'quietHours') {
    const { on, from, until } = settings.quietHours;
    return on ? `${from} to ${until}` : 'off';
  }
  if (key === 'notifications') {
    const told = Object.entries(settings.notifications).flatMap(([name, isOn]) =>
      isOn ? [NOTICES[name] ?? name] : [],
    );
    return told.join(', ') || 'none';
  }
  const value = String(settings[key]);
  return VALUES[value] ?? value;
}

const NOTICES: Record<string, string> = {
  newMail: 'new mail',
  showSender: 'sender and subject',
  needsYou: 'needs you',
  ending: 'about to end',
  changes: 'changes',
};

/** What would change on the way out of this computer. */
export function networkChanges(now: NetworkSettings, next: NetworkSettings, at: number): SettingChange[] {
  const changes: SettingChange[] = [];
  const [from, to] = [proxyWords(now), proxyWords(next)];
  if (from !== to) changes.push({ name: 'Proxy', from, to });
  const { authorities } = readAuthorities(next.authorities.join('\n'), now.authorities, at);
  for (const { isKnown, subject, fingerprint } of authorities) {
    if (!isKnown)
      changes.push({
        name: 'Certificate',
        from: 'not trusted',
        to: `${subject} (${fingerprint.slice(0, 23)}…)`,
      });
  }
  return changes;
}

function proxyWords({ proxy }: NetworkSettings): string {
  if (proxy.mode !== 'manual') return proxy.mode === 'none' ? 'none' : 'as the computer';
  const past = proxy.bypass.length > 0 ? `, not for ${proxy.bypass.join(', ')}` : '';
  return `${proxy.address}${proxy.user ? ` as ${proxy.user}` : ''}${proxy.isForMail ? ', mail too' : ''}${past}`;
}
