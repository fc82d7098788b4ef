import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { AdminVisit, ConnectionView, Drift } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { AdminSignInProgress, ErrandProgress } from '../../components/errand-progress.tsx';
import { RedirectDiffCard } from '../../components/redirect-diff-card.tsx';
import { systemInWords } from '../../components/system-words.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import { RenewalDialog } from './renewal/renewal-dialog.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '12px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  icon: { alignSelf: 'start', fontSize: '20px', color: tokens.colorStatusWarningForeground3 },
  diff: { gridColumn: '1 / -1' },
  words: { display: 'flex', flexDirection: 'column', gap: '2px' },
});

/** Whether the registration is still what the System needs. */
export function DriftCard({ connection }: { connection: ConnectionView }) {
  const card = useCardStyles();
  const styles = useStyles();
  const { drift, driftVisit } = connection;
  const check = useCommand('drift.check');
  const [isRenewing, setRenewing] = useState(false);
  useAnnounceChange(driftWords(connection));
  return (
    <section className={card.card} aria-label="Drift">
      <div>
        <div className={card.title}>
          {drift?.length === 0 && <CheckmarkCircleFilled className={card.good} aria-hidden />}
          <h2 className={card.heading}>Is the registration still right?</h2>
        </div>
        <Text className={card.secondary}>{driftWords(connection)}</Text>
      </div>
      {drift && drift.length > 0 && (
        <ul className={styles.list}>
          {drift.map((found) => (
            <DriftItem
              key={found.id}
              systemName={systemInWords(connection)}
              connectionId={connection.id}
              drift={found}
              isBusy={driftVisit.phase !== 'idle'}
              onRenew={() => setRenewing(true)}
            />
          ))}
        </ul>
      )}
      {driftVisit.phase === 'idle' ? (
        <div className={card.actions}>
          <Button
            disabledFocusable={check.isBusy}
            onClick={() => void check.run({ connectionId: connection.id })}
          >
            {drift === null ? 'Compare now' : 'Compare again'}
          </Button>
          <Text size={200} className={card.secondary}>
            An administrator signs in for it.
          </Text>
        </div>
      ) : (
        <Visit connectionId={connection.id} visit={driftVisit} />
      )}
      <RenewalDialog
        connection={connection}
        purpose={isRenewing ? 'renew' : null}
        onClose={() => setRenewing(false)}
      />
    </section>
  );
}

/** An administrator signs in, and the app reads or mends the registration. */
function Visit({ connectionId, visit }: { connectionId: string; visit: AdminVisit }) {
  const cancel = useCommand('drift.cancel');
  const cancelling = { isCancelling: cancel.isBusy, onCancel: () => void cancel.run({ connectionId }) };
  useAnnounceChange(
    visit.phase === 'working' ? 'Comparing the registration' : 'Waiting for the administrator',
  );
  if (visit.phase !== 'signing-in')
    return <ErrandProgress title="Comparing the registration…" {...cancelling} />;
  return (
    <AdminSignInProgress
      host={visit.host}
      stalled={visit.stalled}
      otherwise="Cancel and try once more, or open the registration in Entra."
      {...cancelling}
    />
  );
}

function driftWords(connection: ConnectionView): string {
  const { drift } = connection;
  const systemName = systemInWords(connection);
  if (drift === null) return `It was not compared yet with what ${systemName} needs.`;
  if (drift.length === 0) return `It is exactly what ${systemName} needs.`;
  return `It differs in ${drift.length === 1 ? 'one point' : `${drift.length} points`} from what ${systemName} needs.`;
}

interface DriftItemProps extends DriftRemedyProps {
  systemName: string;
}

interface DriftRemedyProps {
  connectionId: string;
  drift: Drift;
  /** The registration is being read or changed. */
  isBusy: boolean;
  onRenew(): void;
}

function DriftItem({ systemName, drift, ...rest }: DriftItemProps) {
  const styles = useStyles();
  const card = useCardStyles();
  return (
    <li className={styles.item}>
      <WarningFilled className={styles.icon} aria-hidden />
      <span className={styles.words}>
        <Text weight="semibold">{drift.title}</Text>
        <Text className={card.secondary}>{drift.text}</Text>
      </span>
      <DriftRemedy drift={drift} {...rest} />
      {drift.diff && (
        <div className={styles.diff}>
          <RedirectDiffCard diff={drift.diff} sender={systemName} />
        </div>
      )}
    </li>
  );
}

/** A secret is renewed, which takes longer than a press; what the app may not mend is mended in the portal. */
function DriftRemedy({ connectionId, drift, isBusy, onRenew }: DriftRemedyProps) {
  const fix = useCommand('drift.fix');
  const open = useCommand('link.open');
  const { id, title, canFix, portalUrl } = drift;
  if (id.startsWith('secret-')) {
    return (
      <Button aria-label={`Renew: ${title}`} onClick={onRenew}>
        Renew…
      </Button>
    );
  }
  if (canFix) {
    return (
      <Button
        aria-label={`Fix: ${title}`}
        disabledFocusable={fix.isBusy || isBusy}
        onClick={() => void fix.run({ connectionId, driftId: id })}
      >
        Fix
      </Button>
    );
  }
  return (
    <Button
      aria-label={`Open in Entra: ${title}`}
      icon={<OpenRegular />}
      onClick={() => void open.run({ url: portalUrl })}
    >
      Open in Entra
    </Button>
  );
}
