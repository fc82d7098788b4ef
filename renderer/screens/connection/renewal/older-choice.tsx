import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, OtherSecret } from '../../../../preload/contract.ts';
import { CheckboxGroup } from '../../../components/checkbox-group.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { EntraButton } from './entra-button.tsx';

const useStyles = makeStyles({
  unclear: { display: 'flex', flexDirection: 'column', gap: '8px' },
  plain: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  hint: { fontFamily: tokens.fontFamilyMonospace },
});

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** The secrets besides the one in use; the one that was renewed is ticked already. */
export function OlderChoice({ connection, secrets }: { connection: ConnectionView; secrets: OtherSecret[] }) {
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
        <CheckboxGroup
          label="These secrets exist besides the one in use"
          message={isStrict && chosen.length === 0 ? 'Tick the secret to remove.' : null}
          options={removable.map((secret) => ({
            value: secret.keyId,
            title: nameOf(secret),
            text: <SecretFacts secret={secret} />,
          }))}
          chosen={chosen}
          onChange={handleChange}
        />
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
  const card = useCardStyles();
  return (
    <div className={styles.unclear}>
      <Text id="unclear-secrets">
        One of these may be in use. Look them up in Entra before you remove any.
      </Text>
      <ul className={styles.plain} aria-labelledby="unclear-secrets">
        {secrets.map((secret) => (
          <li key={secret.keyId}>
            {nameOf(secret)}
            <br />
            <Text size={200} className={card.secondary}>
              <SecretFacts secret={secret} />
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SecretFacts({ secret }: { secret: OtherSecret }) {
  const styles = useStyles();
  const { hint, expiresAt } = secret;
  return (
    <>
      {hint && (
        <>
          Begins with <span className={styles.hint}>{hint}</span> ·{' '}
        </>
      )}
      Expires on {day.format(new Date(expiresAt))}
    </>
  );
}

function nameOf({ name }: OtherSecret): string {
  return name || 'Without a name';
}

function idOf({ keyId }: OtherSecret): string {
  return keyId;
}
