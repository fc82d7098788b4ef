import { PageScreen } from '../../components/page-screen.tsx';
import { ActivityView } from './activity-view.tsx';

/** What has happened with all mailboxes. */
export function ActivityScreen() {
  return (
    <PageScreen
      title="Activity"
      lead="What happened with your mailboxes in the last 30 days. It holds no mail."
    >
      <ActivityView connectionId={null} />
    </PageScreen>
  );
}
