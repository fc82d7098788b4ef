import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { type ComponentType, useState } from 'react';
import type { SettingsSection } from '../../../preload/contract.ts';
import { PageHeading } from '../../components/page-heading.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useMediaQuery } from '../../theme/use-media-query.ts';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { SyncSection } from './sync-section.tsx';

const SECTIONS: readonly { id: SettingsSection; label: string; Section: ComponentType }[] = [
  { id: 'general', label: 'General', Section: GeneralSection },
  { id: 'sync', label: 'Syncing', Section: SyncSection },
  { id: 'notifications', label: 'Notifications', Section: NotificationsSection },
  { id: 'network', label: 'Network', Section: NetworkSection },
  { id: 'storage', label: 'Storage', Section: StorageSection },
  { id: 'diagnostics', label: 'Diagnostics', Section: DiagnosticsSection },
];

/** Room for the tabs beside their section. */
const WIDE = '(min-width: 960px)';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '24px', boxSizing: 'border-box' },
  body: {
    display: 'grid',
    gridTemplateColumns: '180px minmax(0, 680px)',
    alignItems: 'start',
    gap: '24px 32px',
    marginTop: '20px',
    '@media (max-width: 959px)': { gridTemplateColumns: 'minmax(0, 1fr)', marginTop: '8px' },
  },
  tabs: { flexWrap: 'wrap', marginLeft: '-10px' },
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** All settings, a few at a time. */
export function SettingsScreen() {
  const styles = useStyles();
  const isWide = useMediaQuery(WIDE);
  const { place } = useAppState();
  const [shown, setShown] = useState<SettingsSection>(place.section ?? 'general');
  const Section = SECTIONS.find(({ id }) => id === shown)?.Section ?? GeneralSection;
  return (
    <div className={styles.screen}>
      <PageHeading title="Settings" />
      <div className={styles.body}>
        <TabList
          className={styles.tabs}
          aria-label="Parts of the settings"
          vertical={isWide}
          // The space that a bold label will need shifts labels that stand below each other.
          reserveSelectedTabSpace={!isWide}
          selectedValue={shown}
          onTabSelect={(_, { value }) => setShown(value as SettingsSection)}
        >
          {SECTIONS.map(({ id, label }) => (
            <Tab key={id} value={id} id={`settings-${id}`}>
              {label}
            </Tab>
          ))}
        </TabList>
        <div role="tabpanel" aria-labelledby={`settings-${shown}`} className={styles.section}>
          <Section />
        </div>
      </div>
    </div>
  );
}
