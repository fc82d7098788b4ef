import { expect, it } from 'vitest';
import { createDiagnostics } from '../../main/connections/diagnostics.ts';
import { createState } from '../../main/connections/state.ts';
import { createDetailLog, DETAILED_MS, observeNet } from '../../main/detail-log.ts';
import type { Log } from '../../main/log.ts';
import { createFeeds } from '../../main/mailbox/events.ts';
import { createNet } from '../../main/net/net.ts';
import { appState } from '../fakes/app-state.ts';
import { FakeClock } from '../fakes/clock.ts';

function desk() {
  const lines: string[] = [];
  const clock = new FakeClock();
  const take = (line: string) => void lines.push(line);
  const log: Log = { info: take, warn: take, error: take, child: () => log };
  const detail = createDetailLog(log, clock);
  const state = createState(appState());
  const feeds = createFeeds();
  const diagnostics = createDiagnostics({ state, detail, feeds, recentLog: () => 'at ada@contoso.com' });
  return { lines, clock, detail, state, feeds, diagnostics };
}

it('takes details down only while it is on, and says so', () => {
  const { lines, state, feeds, diagnostics } = desk();
  const news = { connectionId: 'c1', at: 0, kind: 'throttled', seconds: 30 } as const;
  feeds.events.emit(news);
  diagnostics.setDetailed(true);
  expect(state.get().diagnostics).toEqual({ detailedUntil: '2026-01-02T00:00:00.000Z', hasEnded: false });
  feeds.events.emit(news);
  diagnostics.setDetailed(false);
  feeds.events.emit(news);
  expect(lines).toEqual(['detailed log on', 'connection c1: throttled, seconds 30', 'detailed log off']);
});

it('ends by itself after a day, once', () => {
  const { lines, clock, state, diagnostics, detail } = desk();
  diagnostics.setDetailed(true);
  clock.turn(DETAILED_MS - 1);
  expect(detail.until()).not.toBeNull();
  clock.turn(1);
  expect(state.get().diagnostics).toEqual({ detailedUntil: null, hasEnded: true });
  expect(lines.at(-1)).toBe('detailed log off by itself');
  diagnostics.setDetailed(true);
  expect(state.get().diagnostics.hasEnded).toBe(false);
  diagnostics.setDetailed(false);
  expect(clock.pending).toBe(0);
});

it('names a request without its query, its ids and whom it is about', async () => {
  const { lines, clock, detail } = desk();
  const answer = async () => new Response('', { headers: { 'request-id': 'r-1' } });
  const net = observeNet(createNet({ fetch: answer, clock }), detail, clock);
  const url =
    'https://graph.microsoft.com/v1.0/users/ada@contoso.com/messages/AAMkAGI2TG93AAA=?$search=secret';
  await net.fetch(url);
  expect(lines).toEqual([]);
  detail.set(true);
  await net.fetch(url, { method: 'PATCH' });
  expect(lines.at(-1)).toBe('PATCH graph.microsoft.com/v1.0/users/…/messages/… 200 in 0 ms, request r-1');
});

it('names why a request failed', async () => {
  const { lines, clock, detail } = desk();
  const refused = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
  const net = observeNet(createNet({ fetch: refused, clock }), detail, clock);
  detail.set(true);
  await expect(net.fetch('https://login.example/common/oauth2/v2.0/token')).rejects.toThrow();
  expect(lines.at(-1)).toBe('GET login.example/common/oauth2/v2.0/token offline ECONNREFUSED after 0 ms');
});

it('shows the log without addresses, whoever wrote it', () => {
  expect(desk().diagnostics.read()).not.toContain('ada@contoso.com');
});
