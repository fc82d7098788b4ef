import type { DetailLog } from '../detail-log.ts';
import { redactForLog } from '../diagnosis/redact.ts';
import type { EngineEvent, EngineFeeds } from '../mailbox/events.ts';
import type { StateStore } from './state.ts';

export interface DiagnosticsDeps {
  state: StateStore;
  detail: DetailLog;
  feeds: Pick<EngineFeeds, 'events'>;
  recentLog(): string;
}

/** Settings → Diagnostics: how much is taken down, and the log itself. */
export interface Diagnostics {
  setDetailed(on: boolean): void;
  /** The newest lines, redacted once more: an older version may have written them. */
  read(): string;
}

export function createDiagnostics({ state, detail, feeds, recentLog }: DiagnosticsDeps): Diagnostics {
  const show = () => {
    const until = detail.until();
    state.update({
      diagnostics: {
        detailedUntil: until === null ? null : new Date(until).toISOString(),
        hasEnded: detail.hasEnded(),
      },
    });
  };
  detail.onDidChange(show);
  feeds.events.on((event) => detail.note(() => words(event)));
  state.subscribe(watchSignIn(detail));
  return {
    setDetailed: (on) => detail.set(on),
    read: () => redactForLog(recentLog()),
  };
}

/** Numbers and names of the protocol; the engine's events hold nothing else. */
function words({ connectionId, at: _, kind, ...rest }: EngineEvent): string {
  const facts = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
  return [`connection ${connectionId}: ${kind}`, ...facts].join(', ');
}

/** A line for each step of a sign-in. */
function watchSignIn(detail: DetailLog): Parameters<StateStore['subscribe']>[0] {
  let before = 'idle';
  return ({ signIn }) => {
    const host = signIn.phase === 'waiting' ? `${signIn.flow} at ${signIn.host || 'nowhere yet'}` : '';
    const cause = signIn.phase === 'failed' ? signIn.problem.cause : '';
    const now = [signIn.phase, host, cause].filter(Boolean).join(' ');
    if (now === before) return;
    before = now;
    detail.note(() => `sign-in: ${now}`);
  };
}
