import { makeStyles } from '@fluentui/react-components';
import { PageHeading } from '../../components/page-heading.tsx';
import { ActivityView } from './activity-view.tsx';

const useStyles = makeStyles({
  screen: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '24px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    maxWidth: '880px',
  },
});

/** What has happened with all mailboxes. */
export function ActivityScreen() {
  return (
    <div className={useStyles().screen}>
      <PageHeading
        title="Activity"
        lead="What happened with your mailboxes in the last 30 days. No mail is kept in it."
      />
      <ActivityView connectionId={null} />
    </div>
  );
}
