import { SelectRow, SwitchRow } from './controls.tsx';
import { SectionCard } from './section-card.tsx';
import { useSettings } from './use-settings.ts';

/** How the app starts, looks and signs in. */
export function GeneralSection() {
  const [settings, change] = useSettings();
  return (
    <>
      <SectionCard title="This computer">
        <SwitchRow
          title="Start when I sign in to this computer"
          description="Runs in the background and keeps the mailboxes up to date."
          checked={settings.startAtLogin}
          onChange={(startAtLogin) => change({ startAtLogin })}
        />
        <SelectRow
          title="Look"
          description="High contrast follows the computer in any case."
          value={settings.theme}
          choices={[
            ['system', 'As the computer'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChange={(theme) => change({ theme })}
        />
      </SectionCard>
      <SectionCard title="Sign-in">
        <SelectRow
          title="Sign in with"
          description="Some companies accept only a browser that they manage. A sign-in that is refused for this reason offers the browser by itself."
          value={settings.signInFlow}
          choices={[
            ['window', 'A window of this app'],
            ['browser', 'My browser'],
            ['device', 'A code on another device'],
          ]}
          onChange={(signInFlow) => change({ signInFlow })}
        />
      </SectionCard>
    </>
  );
}
