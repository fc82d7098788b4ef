import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConnectionView, Handover } from '../../../preload/contract.ts';
import { CopyRow, CopyRows } from '../../components/copy-rows.tsx';
import { systemInWords } from '../../components/system-words.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { CopySecretButton } from './copy-secret-button.tsx';

/** The sheet, and the connection it is of. */
export interface HandoverProps {
  connection: ConnectionView;
  handover: Handover;
}

type Field = Handover['fields'][number];

const useStyles = makeStyles({
  places: { display: 'flex', flexDirection: 'column', gap: '24px' },
  place: { display: 'flex', flexDirection: 'column', gap: '8px' },
  where: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  why: { color: tokens.colorNeutralForeground2 },
  dots: { letterSpacing: '2px' },
});

/** The fields in the System's order, under the page each is pasted on. */
export function HandoverFields({ connection, handover }: HandoverProps) {
  const styles = useStyles();
  const { fields, canCopySecret } = handover;
  const hasSecret = fields.some(({ isSecret }) => isSecret);
  return (
    <div className={styles.places}>
      {byPlace(fields).map(({ where, fields: together }) => (
        <section key={together[0]?.id} className={styles.place} aria-label={where}>
          <h3 className={styles.where}>{where}</h3>
          <CopyRows>
            {together.map((field) =>
              field.isSecret ? (
                <CopyRow
                  key={field.id}
                  label={field.label}
                  hint={field.hint}
                  value={<Masked />}
                  action={<CopySecretButton connectionId={connection.id} canCopy={canCopySecret} />}
                />
              ) : (
                <CopyRow key={field.id} label={field.label} hint={field.hint} value={field.value} />
              ),
            )}
          </CopyRows>
        </section>
      ))}
      {hasSecret && !canCopySecret && (
        <Text className={styles.why}>
          The client secret cannot be copied: the vault of this computer no longer holds it, and Microsoft
          shows it only once. If {systemInWords(connection)} does not have it yet, make a new one under
          Registration.
        </Text>
      )}
    </div>
  );
}

function Masked() {
  const styles = useStyles();
  return (
    <>
      <span aria-hidden className={styles.dots}>
        ••••••••••••
      </span>
      <VisuallyHidden>Hidden</VisuallyHidden>
    </>
  );
}

/** Neighbours that are pasted on the same page stand together; the order stays. */
function byPlace(fields: Field[]): { where: string; fields: Field[] }[] {
  const places: { where: string; fields: Field[] }[] = [];
  for (const field of fields) {
    const last = places.at(-1);
    if (last?.where === field.where) last.fields.push(field);
    else places.push({ where: field.where, fields: [field] });
  }
  return places;
}
