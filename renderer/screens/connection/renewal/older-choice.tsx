import { Button, Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, OtherSecret } from '../../../../preload/contract.ts';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { EntraButton } from './entra-button.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  unclear: { display: 'flex', flexDirection: 'column', gap: '8px' },
  plain: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  hint: { fontFamily: tokens.fontFamilyMonospace },
});

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** The secrets besides the one in use; the one that was renewed is ticked already. */
export function OlderChoice({ connection, secrets }: { connection: ConnectionView; secrets: OtherSecret[] }) {
  const styles = useStyles();
  const card = useCardStyles();
  const remove = useCommand('older.remove');
  const removable = secrets.filter(({ kind }) => kind !== 'maybe-in-use');
  const unclear = secrets.filter(({ kind }) => kind === 'maybe-in-use');
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
      {removable.length > 0 && (
        <Field
          label="These secrets exist besides the one in use"
          {...(isStrict && chosen.length === 0
            ? { validationState: 'error', validationMessage: 'Tick the secret to remove.' }
            : {})}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: Field names the group */}
          <div role="group" className={styles.list}>
            {removable.map((secret) => (
              <Checkbox
                key={secret.keyId}
                className={card.check}
                checked={chosen.includes(secret.keyId)}
                onChange={(_, data) => handleChange(secret.keyId, data.checked === true)}
                label={<SecretWords secret={secret} />}
              />
            ))}
          </div>
        </Field>
      )}
      {unclear.length > 0 && <Unclear secrets={unclear} />}
      <div className={card.actions}>
        {removable.length > 0 && (
          <Button appearance="primary" disabledFocusable={remove.isBusy} onClick={handleRemove}>
            {chosen.length > 1 ? `Remove ${chosen.length} secrets` : 'Remove it'}
          </Button>
        )}
        <EntraButton connection={connection} />
      </div>
    </>
  );
}

/** The app cannot tell these from the one in use, and so does not offer to remove them. */
function Unclear({ secrets }: { secrets: OtherSecret[] }) {
  const styles = useStyles();
  return (
    <div className={styles.unclear}>
      <Text id="unclear-secrets">
        One of these may be in use. Look them up in Entra before you remove any.
      </Text>
      <ul className={styles.plain} aria-labelledby="unclear-secrets">
        {secrets.map((secret) => (
          <li key={secret.keyId}>
            <SecretWords secret={secret} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SecretWords({ secret }: { secret: OtherSecret }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { name, hint, expiresAt } = secret;
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
      </Text>
    </span>
  );
}

function idOf({ keyId }: OtherSecret): string {
  return keyId;
}
