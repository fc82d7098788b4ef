import { makeStyles, Text } from '@fluentui/react-components';
import { systemInWords } from '../../components/system-words.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { HandoverExport } from './handover-export.tsx';
import { HandoverFields, type HandoverProps } from './handover-fields.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '6px' },
  heading: { margin: 0 },
});

/** The sheet of values for the System, in its own field names and order. */
export function HandoverPanel({ connection, handover }: HandoverProps) {
  const styles = useStyles();
  const card = useCardStyles();
  const { afterwards, notes } = handover;
  const systemName = systemInWords(connection);
  const { proof } = connection;
  const isProven = proof.length > 0 && proof.every(({ verdict }) => verdict === 'proven');
  return (
    <>
      <div>
        <h2 className={card.heading}>Paste these values into {systemName}</h2>
        <Text className={card.secondary}>
          {connection.system !== 'custom' && 'In its own field names and order. '}
          {isProven && 'Every value is proven.'}
        </Text>
      </div>
      <HandoverFields connection={connection} handover={handover} />
      {afterwards.length > 0 && (
        <section className={card.card} aria-label="Afterwards">
          <h2 className={card.heading}>Afterwards in {systemName}</h2>
          <ol className={styles.list}>
            {afterwards.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      {notes.length > 0 && (
        <section className={card.card} aria-label="Good to know">
          <h2 className={card.heading}>Good to know</h2>
          <ul className={styles.list}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <HandoverExport connection={connection} handover={handover} />
    </>
  );
}
