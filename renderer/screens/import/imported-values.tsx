import { MessageBar, MessageBarBody, makeStyles, Text } from '@fluentui/react-components';
import { Fragment, useEffect } from 'react';
import type { Imported } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCardStyles } from '../setup/card-styles.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '4px 0 12px' },
  bar: { flexShrink: 0 },
});

/** What an import has found, and what of it will break. */
export function ImportedValues({ imported }: { imported: Imported }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const { systems } = useAppState();
  const { warnings } = imported;
  useEffect(() => announce(`Read. ${warnings.length} warnings`), [announce, warnings.length]);
  const system = systems.find(({ id }) => id === imported.system);
  return (
    <div className={styles.content}>
      {warnings.map((warning) => (
        <MessageBar key={warning} intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>{warning}</MessageBarBody>
        </MessageBar>
      ))}
      <Facts
        facts={[
          ['System', system?.name ?? imported.system],
          ['Mailbox', imported.mailbox],
          ['Client ID', imported.clientId],
          ['Tenant', imported.tenant],
          ['Redirect URI', imported.redirectUri],
          ['Client secret', imported.hasSecret ? 'Found, and kept in the vault' : ''],
        ]}
      />
    </div>
  );
}

function Facts({ facts }: { facts: [label: string, value: string][] }) {
  const card = useCardStyles();
  return (
    <dl className={card.facts}>
      {facts.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value || <Text className={card.secondary}>Not found</Text>}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
