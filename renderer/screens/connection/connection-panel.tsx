import { makeStyles } from '@fluentui/react-components';
import type { ConnectionTab, ConnectionView } from '../../../preload/contract.ts';
import { ActivityView } from '../activity/activity-view.tsx';
import { DoctorPanel } from './doctor/doctor-panel.tsx';
import { HandoverPanel } from './handover-panel.tsx';
import { RegistrationPanel } from './registration-panel.tsx';

const useStyles = makeStyles({
  panel: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  content: {
    boxSizing: 'border-box',
    maxWidth: '848px',
    padding: '24px 24px 40px',
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
  },
});

export interface ConnectionPanelProps {
  connection: ConnectionView;
  tab: Exclude<ConnectionTab, 'inbox'>;
}

/** The part of a connection that is not its inbox: its values, its registration, or what the doctor found. */
export function ConnectionPanel({ connection, tab }: ConnectionPanelProps) {
  const styles = useStyles();
  const { handover } = connection;
  return (
    <div
      key={tab}
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
      tabIndex={0}
      className={styles.panel}
    >
      <div className={styles.content}>
        {tab === 'handover' && handover && <HandoverPanel connection={connection} handover={handover} />}
        {tab === 'registration' && <RegistrationPanel connection={connection} />}
        {tab === 'checks' && <DoctorPanel connection={connection} />}
        {tab === 'activity' && <ActivityView connectionId={connection.id} />}
      </div>
    </div>
  );
}
