import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConnectionView } from '../../../preload/contract.ts';
import { systemInWords } from '../../components/system-words.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { SecretPlaces } from './renewal/secret-places.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** What is left to do after a renewal: hand the new secret over, then remove the older one. */
export function OlderSecret({ connection, onRemove }: { connection: ConnectionView; onRemove(): void }) {
  const styles = useStyles();
  const card = useCardStyles();
  const settle = useCommand('older.done');
  return (
    <section className={styles.box} aria-label="The older secret">
      <div>
        <Text block weight="semibold">
          The older secret is still there
        </Text>
        <Text className={card.secondary}>
          Paste the new one into {systemInWords(connection)} first, then remove the older one.
        </Text>
      </div>
      <SecretPlaces connection={connection} as="h3" />
      <div className={card.actions}>
        <Button onClick={onRemove}>Remove the older one…</Button>
        <Button
          appearance="subtle"
          disabledFocusable={settle.isBusy}
          onClick={() => void settle.run({ connectionId: connection.id })}
        >
          I removed it in Entra
        </Button>
      </div>
    </section>
  );
}
