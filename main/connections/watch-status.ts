import type { CheckRun, ConnectionView, Problem } from '../../preload/contract.ts';
import type { EngineFeeds } from '../mailbox/events.ts';
import type { Notifications } from './notifications.ts';
import type { StateStore } from './state.ts';

/** Tells of each connection that needs a person, and forgets it once the connection works again. */
export function watchStatus(state: StateStore, notifications: Notifications): void {
  const shown = new Map<string, string>();
  const look = (connections: readonly ConnectionView[]) => {
    for (const { id, mailbox, status, checks } of connections) {
      const now = status.kind === 'needs-you' ? `needs-you ${status.problem.cause}` : status.kind;
      if (shown.get(id) === now) continue;
      shown.set(id, now);
      // Paused, offline and syncing say nothing of the cause: it may still be there.
      if (status.kind === 'ok') notifications.settle({ kind: 'needs-you', connectionId: id });
      if (status.kind !== 'needs-you') continue;
      notifications.notify({
        kind: 'needs-you',
        connectionId: id,
        cause: status.problem.cause,
        title: `${mailbox} needs you`,
        text: changeWords(checks, status.problem) ?? status.problem.title,
        ...(isFromChecks(checks, status.problem) ? { tab: 'checks' as const } : {}),
      });
    }
    for (const id of shown.keys()) {
      if (connections.some((connection) => connection.id === id)) continue;
      shown.delete(id);
      notifications.forget(id);
    }
  };
  state.subscribe(({ connections }) => look(connections));
  look(state.get().connections);
}

/** What the daily check found to be different, where that is what the person has to know. */
function changeWords(run: CheckRun | null, { cause }: Problem): string | null {
  const change = run?.changes.find(
    ({ id, isBetter }) =>
      !isBetter && run.checks.some((check) => check.id === id && check.problem?.cause === cause),
  );
  return change?.text ?? null;
}

function isFromChecks(run: CheckRun | null, { cause }: Problem): boolean {
  return (
    run?.checks.some(({ problem, verdict }) => verdict === 'failed' && problem?.cause === cause) === true
  );
}

export interface NewMailDeps {
  state: StateStore;
  feeds: Pick<EngineFeeds, 'newMail'>;
  notifications: Pick<Notifications, 'mailArrived'>;
}

/** Tells of new mail, except where the person does not want to hear of it. */
export function tellNewMail({ state, feeds, notifications }: NewMailDeps): void {
  feeds.newMail.on(({ connectionId, count, newest }) => {
    const connection = state.get().connections.find(({ id }) => id === connectionId);
    if (!connection || connection.isMuted) return;
    const { id, from, subject } = newest;
    const sender = from?.name || from?.address || 'Unknown sender';
    notifications.mailArrived({
      connectionId,
      mailbox: connection.mailbox,
      count,
      newest: { id, sender, subject },
    });
  });
}

/** Connections that wait for a person: the number on the app's badge. */
export function needingYou(connections: readonly ConnectionView[]): number {
  return connections.filter(({ status }) => status.kind === 'needs-you').length;
}
