import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConnectionView, HandedOver } from '../../../../preload/contract.ts';
import { CopyRow, CopyRows } from '../../../components/copy-rows.tsx';
import { systemInWords } from '../../../components/system-words.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { CopySecretButton } from '../copy-secret-button.tsx';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  list: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '4px' },
  value: { fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300 },
});

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

const HOW_WORDS: Record<HandedOver['how'], string> = {
  copied: 'Copied to the clipboard',
  html: 'On a page to print',
  json: 'In a JSON file',
  env: 'In a .env file',
  ini: 'In an INI file',
};

/** Where the new secret has to be pasted, and where the older one went. */
export function SecretPlaces({ connection, as: Heading }: { connection: ConnectionView; as: 'h3' }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { handover, upkeep } = connection;
  const fields = handover?.fields.filter(({ isSecret }) => isSecret) ?? [];
  const older = upkeep.handedOver.filter(({ isOlder }) => isOlder);
  const present = upkeep.handedOver.find(({ isOlder }) => !isOlder);
  return (
    <>
      {handover && fields.length > 0 && (
        <section className={styles.part} aria-label="Where to paste the new secret">
          <div>
            <Heading className={styles.heading}>Paste the new one into {systemInWords(connection)}</Heading>
            <Text className={card.secondary}>
              {present
                ? `${HOW_WORDS[present.how]} on ${day.format(new Date(present.at))}.`
                : 'It was not handed over yet.'}
            </Text>
          </div>
          <CopyRows>
            {fields.map(({ id, label, hint, where }) => (
              <CopyRow
                key={id}
                label={label}
                hint={hint}
                value={<span className={styles.value}>{where}</span>}
                action={<CopySecretButton connectionId={connection.id} canCopy={handover.canCopySecret} />}
              />
            ))}
          </CopyRows>
        </section>
      )}
      {older.length > 0 && (
        <section className={styles.part} aria-label="Where the older secret went">
          <div>
            <Heading className={styles.heading}>Where the older one went</Heading>
            <Text className={card.secondary}>Replace it in these places too, or delete them.</Text>
          </div>
          <ul className={styles.list}>
            {older.map(({ how, at }) => (
              <li key={`${how} ${at}`}>
                {HOW_WORDS[how]} on {day.format(new Date(at))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
