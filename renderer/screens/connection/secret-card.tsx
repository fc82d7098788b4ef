import { Badge, type BadgeProps, Button, Text } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { useState } from 'react';
import type { ConnectionView, SecretView } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { ExpiryQuestion } from './expiry-question.tsx';
import { OlderSecret } from './older-secret.tsx';
import { RenewalDialog } from './renewal/renewal-dialog.tsx';
import type { RenewalPurpose } from './renewal/renewal-words.ts';
import { expiryWords, renewLabel, type Urgency, urgencyOf } from './secret-words.ts';

const BADGES: Record<Urgency, { color: BadgeProps['color'] & string; words: string } | null> = {
  none: null,
  soon: { color: 'warning', words: 'Renew soon' },
  now: { color: 'danger', words: 'Renew now' },
  over: { color: 'danger', words: 'Expired' },
};

/** How long the client secret lasts, and the ways to renew it in time. */
export function SecretCard({ connection, secret }: { connection: ConnectionView; secret: SecretView }) {
  const card = useCardStyles();
  const [purpose, setPurpose] = useState<RenewalPurpose | null>(null);
  const urgency = urgencyOf(secret);
  const badge = BADGES[urgency];
  return (
    <section className={card.card} aria-label="Client secret">
      <div>
        <div className={card.title}>
          <h2 className={card.heading}>Client secret</h2>
          {badge && (
            <Badge appearance="tint" color={badge.color} size="large">
              {badge.words}
            </Badge>
          )}
        </div>
        <Text className={card.secondary}>{expiryWords(secret)}</Text>
      </div>
      {connection.upkeep.asksExpiry && <ExpiryQuestion connectionId={connection.id} />}
      {secret.hasOlder && <OlderSecret connection={connection} onRemove={() => setPurpose('remove')} />}
      <div className={card.actions}>
        <Button
          appearance={urgency === 'none' ? 'secondary' : 'primary'}
          icon={<KeyRegular />}
          onClick={() => setPurpose('renew')}
        >
          {renewLabel(connection.upkeep.renewal)}
        </Button>
        {secret.expiresAt && <CalendarButton />}
      </div>
      <RenewalDialog connection={connection} purpose={purpose} onClose={() => setPurpose(null)} />
    </section>
  );
}

function CalendarButton() {
  const { run, isBusy } = useCommand('secret.exportCalendar');
  const announce = useAnnounce();
  const [isSaved, setSaved] = useState(false);

  async function handleClick(): Promise<void> {
    const result = await run({});
    if (!result.ok || !result.value.saved) return;
    setSaved(true);
    announce('Saved');
  }

  return (
    <Button icon={<CalendarAddRegular />} disabledFocusable={isBusy} onClick={() => void handleClick()}>
      {isSaved ? 'Calendar file saved' : 'Save a calendar file'}
    </Button>
  );
}
