import {
  Badge,
  type BadgeProps,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { useState } from 'react';
import type { ConnectionView, SecretView } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { RenewDialog } from './renew-dialog.tsx';
import { expiryWords, type Urgency, urgencyOf } from './secret-words.ts';

const BADGES: Record<Urgency, { color: BadgeProps['color'] & string; words: string } | null> = {
  none: null,
  soon: { color: 'warning', words: 'Renew soon' },
  now: { color: 'danger', words: 'Renew now' },
  over: { color: 'danger', words: 'Expired' },
};

/** How long the client secret lasts, and the ways to renew it in time. */
export function SecretCard({ connection, secret }: { connection: ConnectionView; secret: SecretView }) {
  const card = useCardStyles();
  const [isRenewing, setRenewing] = useState(false);
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
      {secret.hasOlder && <OlderSecret systemName={connection.systemName} />}
      <div className={card.actions}>
        <Button
          appearance={urgency === 'none' ? 'secondary' : 'primary'}
          icon={<KeyRegular />}
          onClick={() => setRenewing(true)}
        >
          Renew…
        </Button>
        {secret.expiresAt && <CalendarButton />}
      </div>
      <RenewDialog connection={connection} isOpen={isRenewing} onClose={() => setRenewing(false)} />
    </section>
  );
}

function OlderSecret({ systemName }: { systemName: string }) {
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>The older secret still works</MessageBarTitle>
        Paste the new one into {systemName} first. Then remove the older one in Entra, under Certificates &
        secrets.
      </MessageBarBody>
    </MessageBar>
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
