import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { NotificationSettings, QuietHours } from '../../../preload/contract.ts';
import { SettingsRow } from '../../components/settings-row.tsx';
import { SwitchRow } from './controls.tsx';
import { SectionCard } from './section-card.tsx';
import { useSettings } from './use-settings.ts';

const KINDS: readonly { key: keyof NotificationSettings; title: string; description: string }[] = [
  {
    key: 'newMail',
    title: 'New mail',
    description: 'How many messages came and where. Single mailboxes can be left out on their own screen.',
  },
  {
    key: 'showSender',
    title: 'Sender and subject',
    description: 'Names them for a single new message. Others may see them on your screen.',
  },
  {
    key: 'needsYou',
    title: 'A mailbox needs you',
    description: 'Somebody has to sign in again, agree, or change something.',
  },
  {
    key: 'ending',
    title: 'Something is about to end',
    description: 'A client secret, or a sign-in that nobody uses, in time before its last day.',
  },
  {
    key: 'changes',
    title: 'Something was changed',
    description: 'A registration or a mailbox is no longer as it was set up.',
  },
];

/** What is told, and when not. */
export function NotificationsSection() {
  const [{ notifications, quietHours }, change] = useSettings();
  return (
    <>
      <SectionCard title="Tell me about">
        {KINDS.map(({ key, title, description }) => (
          <SwitchRow
            key={key}
            title={title}
            description={description}
            checked={notifications[key]}
            isDisabled={key === 'showSender' && !notifications.newMail}
            onChange={(checked) => change({ notifications: { ...notifications, [key]: checked } })}
          />
        ))}
      </SectionCard>
      <SectionCard title="Quiet hours">
        <SwitchRow
          title="Be quiet at certain hours"
          description="What needs you is told when they are over; new mail waits in the inbox."
          checked={quietHours.on}
          onChange={(on) => change({ quietHours: { ...quietHours, on } })}
        />
        {quietHours.on && (
          <QuietTimes quietHours={quietHours} onChange={(times) => change({ quietHours: times })} />
        )}
      </SectionCard>
    </>
  );
}

interface QuietTimesProps {
  quietHours: QuietHours;
  onChange(quietHours: QuietHours): void;
}

function QuietTimes({ quietHours, onChange }: QuietTimesProps) {
  const [typed, setTyped] = useState(quietHours);
  const isSame = typed.from === typed.until;

  function handleChange(part: 'from' | 'until', value: string): void {
    const next = { ...typed, [part]: value };
    setTyped(next);
    if (next.from && next.until && next.from !== next.until) onChange(next);
  }

  function errorOf(part: 'from' | 'until'): string | null {
    // A time field is empty until its time is whole.
    if (!typed[part]) return 'Enter a time.';
    return isSame && part === 'until' ? 'Choose another time than the beginning.' : null;
  }

  return (
    <SettingsRow
      title="From and until"
      description="In the time of this computer; over midnight is fine."
      isTall
    >
      {(['from', 'until'] as const).map((part) => (
        <Field
          key={part}
          label={part === 'from' ? 'From' : 'Until'}
          orientation="horizontal"
          validationMessage={errorOf(part)}
        >
          <Input type="time" value={typed[part]} onChange={(_, { value }) => handleChange(part, value)} />
        </Field>
      ))}
    </SettingsRow>
  );
}
