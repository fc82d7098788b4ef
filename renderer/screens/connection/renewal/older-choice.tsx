import { Button, Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, OtherSecret } from '../../../../preload/contract.ts';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { EntraButton } from './entra-button.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  hint: { fontFamily: tokens.fontFamilyMonospace },
});

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** The secrets besides the one in use; the one that was renewed is ticked already. */
export function OlderChoice({ connection, secrets }: { connection: ConnectionView; secrets: OtherSecret[] }) {
  const styles = useStyles();
  const card = useCardStyles();
  const remove = useCommand('older.remove');
  const [chosen, setChosen] = useState(() => secrets.filter(({ kind }) => kind === 'older').map(idOf));
  const [isStrict, setStrict] = useState(false);

  function handleChange(keyId: string, checked: boolean): void {
    setChosen((ids) => (checked ? [...ids, keyId] : ids.filter((id) => id !== keyId)));
  }

  function handleRemove(): void {
    setStrict(true);
    if (chosen.length > 0) void remove.run({ connectionId: connection.id, keyIds: chosen });
  }

  return (
    <>
      <Field
        label="These secrets exist besides the one in use"
        {...(isStrict && chosen.length === 0
          ? { validationState: 'error', validationMessage: 'Tick the secret to remove.' }
          : {})}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: Field names the group */}
        <div role="group" className={styles.list}>
          {secrets.map((secret) => (
            <Checkbox
              key={secret.keyId}
              className={card.check}
              disabled={secret.kind === 'maybe-in-use'}
              checked={chosen.includes(secret.keyId)}
              onChange={(_, data) => handleChange(secret.keyId, data.checked === true)}
              label={<SecretWords secret={secret} />}
            />
          ))}
        </div>
      </Field>
      <div className={card.actions}>
        <Button appearance="primary" disabledFocusable={remove.isBusy} onClick={handleRemove}>
          {chosen.length > 1 ? `Remove ${chosen.length} secrets` : 'Remove it'}
        </Button>
        <EntraButton connection={connection} />
      </div>
    </>
  );
}

function SecretWords({ secret }: { secret: OtherSecret }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { name, hint, expiresAt, kind } = secret;
  return (
    <span className={styles.words}>
      <span>{name || 'Without a name'}</span>
      <Text size={200} className={card.secondary}>
        {hint && (
          <>
            Begins with <span className={styles.hint}>{hint}</span> ·{' '}
          </>
        )}
        Expires on {day.format(new Date(expiresAt))}
        {kind === 'maybe-in-use' && ' · It may be the one in use; look it up in Entra'}
      </Text>
    </span>
  );
}

function idOf({ keyId }: OtherSecret): string {
  return keyId;
}
