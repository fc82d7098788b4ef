import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ConnectionTab, ConnectionView } from '../../../preload/contract.ts';
import { tabsOf } from './tabs.ts';

const useStyles = makeStyles({
  tabs: { padding: '0 14px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

const TAB_WORDS: Record<ConnectionTab, string> = {
  inbox: 'Inbox',
  handover: 'Hand-over',
  registration: 'Registration',
  checks: 'Checks',
  activity: 'Activity',
};

export interface ConnectionTabsProps {
  connection: ConnectionView;
  tab: ConnectionTab;
  onChange(tab: ConnectionTab): void;
}

/** What there is to see of a connection; nothing to choose where that is the inbox alone. */
export function ConnectionTabs({ connection, tab, onChange }: ConnectionTabsProps) {
  const styles = useStyles();
  const tabs = tabsOf(connection);
  if (tabs.length < 2) return null;
  return (
    <TabList
      className={styles.tabs}
      aria-label="Parts of the connection"
      selectedValue={tab}
      onTabSelect={(_, data) => onChange(data.value as ConnectionTab)}
    >
      {tabs.map((value) => (
        <Tab key={value} value={value} id={`tab-${value}`}>
          {TAB_WORDS[value]}
        </Tab>
      ))}
    </TabList>
  );
}
