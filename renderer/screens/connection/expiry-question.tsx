import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { DateField } from '../../components/date-field.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';

const useStyles = makeStyles({
  question: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** Asks once when the secret ends; who does not know is not asked again. */
export function ExpiryQuestion({ connectionId }: { connectionId: string }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { run, isBusy } = useCommand('secret.setExpiry');
  const [expiresAt, setExpiresAt] = useState<string | null>(null);
  const [isStrict, setStrict] = useState(false);

  function handleKeep(): void {
    setStrict(true);
    if (expiresAt) void run({ connectionId, expiresAt });
  }

  return (
    <div className={styles.question}>
      <DateField
        name="secretExpiry"
        label="When does it expire?"
        hint="In Entra under Certificates & secrets, the column Expires. The app then reminds you in time"
        value={expiresAt}
        isMissing={isStrict && expiresAt === null}
        onChange={setExpiresAt}
      />
      <div className={card.actions}>
        <Button disabledFocusable={isBusy} onClick={handleKeep}>
          Remind me
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={isBusy}
          onClick={() => void run({ connectionId, expiresAt: null })}
        >
          I don't know
        </Button>
      </div>
    </div>
  );
}
