import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { BootstrapView } from '../../../preload/contract.ts';
import { useCardStyles } from './card-styles.ts';

const useStyles = makeStyles({
  rights: { margin: 0, paddingLeft: '20px', display: 'flex', flexDirection: 'column', gap: '8px' },
  name: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** Says before an administrator signs in through which app that happens, and with which rights. */
export function BootstrapRights({ bootstrap, as: Heading }: { bootstrap: BootstrapView; as: 'h2' | 'h3' }) {
  const card = useCardStyles();
  const styles = useStyles();
  const { clientName, clientId, scopes } = bootstrap;
  return (
    <section className={card.card} aria-label="How the app signs in for it">
      <div>
        <Heading className={card.heading}>How the app signs in for it</Heading>
        <Text className={card.secondary}>
          Through {clientName} (<span className={styles.name}>{clientId}</span>), an app of Microsoft that
          every tenant knows. The sign-in is used for this once and is not kept.
        </Text>
      </div>
      <ul className={styles.rights} aria-label="Rights it asks for">
        {scopes.map(({ name, why }) => (
          <li key={name}>
            <span className={styles.name}>{name}</span>
            <br />
            <Text className={card.secondary}>{why}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
