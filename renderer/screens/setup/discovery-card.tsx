import { Button, Field, Select, Spinner, Text } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { Discovery } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCardStyles } from './card-styles.ts';
import { discoveryWords, plainProblem } from './discovery-words.ts';
import type { SetupControl } from './use-setup.ts';

type Found = Extract<Discovery, { status: 'found' }>;

/** What the mailbox's domain tells about itself. */
export function DiscoveryCard({ control }: { control: SetupControl }) {
  const { current, retry } = control.discovery;
  useAnnounceChange(discoveryWords(current));
  switch (current.status) {
    case 'idle':
      return null;
    case 'searching':
      return <Searching domain={current.domain} />;
    case 'found':
      return <FoundCard found={current} />;
    case 'failed':
      return (
        <>
          <ProblemCard
            problem={plainProblem(current)}
            actions={<Button onClick={() => void retry()}>Look it up again</Button>}
          />
          <CloudSelect control={control} />
        </>
      );
  }
}

function Searching({ domain }: { domain: string }) {
  const styles = useCardStyles();
  return (
    <div className={styles.actions}>
      <Spinner size="tiny" aria-hidden />
      <Text>Looking up {domain}…</Text>
    </div>
  );
}

function FoundCard({ found }: { found: Found }) {
  const styles = useCardStyles();
  return (
    <section className={styles.card} aria-label="Where the mailbox is hosted">
      <div className={styles.title}>
        <CheckmarkCircleFilled className={styles.good} aria-hidden />
        <Text weight="semibold">{found.domain} was found</Text>
      </div>
      <dl className={styles.facts}>
        <dt>Cloud</dt>
        <dd>{found.cloudName}</dd>
        <dt>Account</dt>
        <dd>{found.accountType === 'work' ? 'Work or school' : 'Personal'}</dd>
        {found.tenantId && (
          <>
            <dt>Tenant ID</dt>
            <dd className={styles.code}>
              {found.tenantId}
              <CopyButton text={found.tenantId} label="Copy tenant ID" isIconOnly appearance="transparent" />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** The way on when nothing could be looked up, e.g. without network. */
function CloudSelect({ control }: { control: SetupControl }) {
  const { clouds } = useAppState();
  const { values, change } = control.draft;
  return (
    <Field
      label="Choose the cloud by hand"
      hint="Nearly every company uses the first one. You can go on with Next."
    >
      <Select value={values.cloud} onChange={(_, data) => change({ cloud: data.value })}>
        {clouds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
