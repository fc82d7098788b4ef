import type { ActivityKind, ConnectionView } from '../../../preload/contract.ts';
import type { EngineEvent, EngineFeeds } from '../../mailbox/events.ts';
import type { StateStore } from '../state.ts';
import type { Activity } from './activity.ts';

export interface WatchDeps {
  state: StateStore;
  feeds: Pick<EngineFeeds, 'events'>;
  activity: Pick<Activity, 'note'>;
}

/** Writes the history: from what the sync engine tells, and from what changes in the connections' views. */
export function watchActivity({ state, feeds, activity }: WatchDeps): void {
  feeds.events.on((event) => {
    const words = engineWords(event);
    if (words) activity.note(event.connectionId, words.kind, words.text);
  });
  let before = new Map(state.get().connections.map((one) => [one.id, one]));
  state.subscribe(({ connections }) => {
    for (const now of connections) {
      const then = before.get(now.id);
      if (then === now) continue;
      for (const { kind, text } of changes(then, now)) activity.note(now.id, kind, text);
    }
    before = new Map(connections.map((one) => [one.id, one]));
  });
}

interface Words {
  kind: ActivityKind;
  text: string;
}

/** Troubles are told from the view, which has their words. */
function engineWords(event: EngineEvent): Words | null {
  switch (event.kind) {
    case 'arrived':
      return {
        kind: 'mail',
        text: event.messages === 1 ? '1 new message' : `${event.messages} new messages`,
      };
    case 'synced':
      return { kind: 'mail', text: `Synced${whereOf(event.folder)}: ${syncedWords(event)}` };
    case 'loaded':
      return { kind: 'mail', text: `Read${whereOf(event.folder)}: ${event.messages} messages` };
    case 'resynced':
      return { kind: 'mail', text: `Compared${whereOf(event.folder)} from the start` };
    case 'folders-cut':
      return {
        kind: 'trouble',
        text: `The mailbox has more folders than can be shown: ${event.shown.toLocaleString('en')} are`,
      };
    case 'throttled':
      return { kind: 'trouble', text: `Microsoft asked to wait ${event.seconds} s` };
    case 'token-refreshed':
      return {
        kind: 'sign-in',
        text: `Token for ${event.resource === 'graph' ? 'Graph' : 'Outlook'} refreshed`,
      };
    case 'paused':
      return { kind: 'change', text: PAUSED[event.reason] };
    case 'resumed':
      return { kind: 'change', text: 'Goes on' };
    default:
      return null;
  }
}

const PAUSED = {
  person: 'Paused',
  battery: 'Paused while on battery',
  locked: 'Paused while the screen is locked',
} as const;

function whereOf(folder: string | null): string {
  return folder && folder !== 'inbox' ? ` ${folder}` : '';
}

function syncedWords(event: Extract<EngineEvent, { kind: 'synced' }>): string {
  const { added, changed, removed } = event;
  const parts = [
    added > 0 ? `${added} new` : '',
    changed > 0 ? `${changed} changed` : '',
    removed > 0 ? `${removed} removed` : '',
  ].filter(Boolean);
  return parts.join(', ') || 'nothing new';
}

function changes(then: ConnectionView | undefined, now: ConnectionView): Words[] {
  return [
    ...(then ? [] : startWords(now)),
    ...troubleWords(then, now),
    ...(then ? upkeepWords(then, now) : []),
    ...checkWords(then, now),
  ];
}

/** Connections that were there before the app started are no news. */
function startWords(now: ConnectionView): Words[] {
  return now.lastSync === null && now.signedInAs !== null
    ? [{ kind: 'sign-in', text: `Connected; signed in as ${now.signedInAs}` }]
    : [];
}

function troubleWords(then: ConnectionView | undefined, now: ConnectionView): Words[] {
  const problemOf = (one: ConnectionView | undefined) =>
    one && 'problem' in one.status ? one.status.problem : null;
  const [was, is] = [problemOf(then), problemOf(now)];
  if (is && is.cause !== was?.cause) return [{ kind: 'trouble', text: is.title }];
  return was && now.status.kind === 'ok'
    ? [{ kind: 'recovery', text: `Works again after “${was.title}”` }]
    : [];
}

function upkeepWords(then: ConnectionView, now: ConnectionView): Words[] {
  const words: Words[] = [];
  if (now.signedInAs !== null && then.signedInAs !== now.signedInAs) {
    words.push({ kind: 'sign-in', text: `Signed in as ${now.signedInAs}` });
  } else if (then.proof !== now.proof && JSON.stringify(then.proof) !== JSON.stringify(now.proof)) {
    words.push({ kind: 'sign-in', text: 'Signed in again' });
  }
  const [before, after] = [then.secret?.expiresAt, now.secret?.expiresAt];
  if (after && before !== after) {
    words.push({ kind: 'change', text: `Client secret valid until ${after.slice(0, 10)}` });
  }
  const drifted = (now.drift?.length ?? 0) - (then.drift?.length ?? 0);
  if (drifted > 0) words.push({ kind: 'change', text: 'The registration is no longer as it was set up' });
  return words;
}

function checkWords(then: ConnectionView | undefined, { checks }: ConnectionView): Words[] {
  const isNews = checks?.endedAt && checks.endedAt !== then?.checks?.endedAt && !checks.wasCancelled;
  if (!isNews) return [];
  const failed = checks.checks.filter(({ verdict }) => verdict === 'failed');
  const names = failed.map(({ title }) => title).join(', ');
  const text = failed.length === 0 ? `Checked: all ${checks.checks.length} fine` : `Checked: ${names} failed`;
  return [
    { kind: 'check', text },
    ...checks.changes.map((change) => ({ kind: 'check' as const, text: change.text })),
  ];
}
