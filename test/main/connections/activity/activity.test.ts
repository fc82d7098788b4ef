import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivity } from '../../../../main/connections/activity/activity.ts';
import { createActivityFiles } from '../../../../main/connections/activity/activity-files.ts';
import { watchActivity } from '../../../../main/connections/activity/watch-activity.ts';
import { createState } from '../../../../main/connections/state.ts';
import { createFeeds } from '../../../../main/mailbox/events.ts';
import type { ActivityFilter, ConnectionView } from '../../../../preload/contract.ts';
import { appState, connectionView, problem } from '../../../fakes/app-state.ts';
import { FakeClock } from '../../../fakes/clock.ts';

const START = Date.UTC(2026, 10, 27, 12);
const DAY = 86_400_000;
const ALL: ActivityFilter = { connectionId: null, kind: null, search: '' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'activity-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function desk(clock = new FakeClock(START)) {
  const directory = join(folder, 'activity');
  const state = createState(appState({ connections: [connectionView()] }));
  const saved: [string, string][] = [];
  const files = {
    save: async (name: string, text: string) => saved.push([name, text]) > 0,
    open: async () => null,
    read: async () => null,
  };
  const kept = createActivityFiles(directory, clock);
  const activity = createActivity({ kept, state, clock, files });
  const texts = (filter: Partial<ActivityFilter> = {}, limit = 100) =>
    activity.list({ ...ALL, ...filter }, limit).entries.map(({ text }) => text);
  return { directory, state, saved, activity, texts, clock };
}

describe('the history', () => {
  it('is kept over a restart, newest first, readable by nobody else', () => {
    const { activity, clock, directory } = desk();
    activity.note('c1', 'mail', 'first');
    clock.turn(DAY);
    activity.note('c1', 'trouble', 'second');
    activity.note('c2', 'mail', 'third');
    const next = desk(clock);
    expect(next.texts()).toEqual(['third', 'second', 'first']);
    expect(next.texts({ connectionId: 'c1' })).toEqual(['second', 'first']);
    expect(next.texts({ kind: 'mail' })).toEqual(['third', 'first']);
    expect(next.texts({ search: 'SUPPORT@ second' })).toEqual(['second']);
    expect(next.activity.list(ALL, 2)).toMatchObject({ hasMore: true, entries: [{}, {}] });
    for (const name of readdirSync(directory))
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  it('ends after thirty days', () => {
    const { activity, clock, directory, texts } = desk();
    activity.note('c1', 'mail', 'old');
    clock.turn(31 * DAY);
    expect(texts()).toEqual([]);
    activity.note('c1', 'mail', 'new');
    expect(texts()).toEqual(['new']);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('loses no more than the line a crash has torn', () => {
    const { activity, directory, clock } = desk();
    activity.note('c1', 'mail', 'whole');
    appendFileSync(join(directory, 'activity-2026-11-27.jsonl'), '{"at":"2026-11-27T12:00:0');
    const next = desk(clock);
    next.activity.note('c1', 'mail', 'after');
    expect(next.texts()).toEqual(['after', 'whole']);
    expect(readdirSync(directory)).toEqual(['activity-2026-11-27.jsonl']);
  });

  it('sets a damaged file aside and keeps what can be read', () => {
    const { activity, directory, clock } = desk();
    activity.note('c1', 'mail', 'whole');
    const path = join(directory, 'activity-2026-11-27.jsonl');
    writeFileSync(path, `\u0000\u0000garbage\n${readFileSync(path, 'utf8')}{"at":1}\n`);
    const next = desk(clock);
    next.activity.note('c1', 'mail', 'after');
    expect(next.texts()).toEqual(['after', 'whole']);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('garbage');
  });

  it('stops growing on a day that has gone mad', () => {
    const { activity, directory } = desk();
    activity.note('c1', 'mail', 'x'.repeat(80));
    const path = join(directory, 'activity-2026-11-27.jsonl');
    const line = readFileSync(path, 'utf8');
    writeFileSync(path, line.repeat(Math.ceil(2_000_000 / line.length)));
    const { size } = statSync(path);
    activity.note('c1', 'mail', 'one too many');
    expect(statSync(path).size).toBe(size);
  });

  it('runs in no spreadsheet where a cell has several lines either', async () => {
    const { activity, saved } = desk();
    activity.note('c1', 'change', '=cmd|calc\nand more');
    await activity.export(ALL, 'csv');
    expect(saved[0]?.[1]).toContain(`,"'=cmd|calc\nand more"`);
  });

  it('is exported as a table that no spreadsheet runs, and as JSON', async () => {
    const { activity, saved } = desk();
    activity.note('c1', 'change', '=cmd|calc');
    expect(await activity.export(ALL, 'csv')).toEqual({ ok: true, value: { saved: true } });
    await activity.export(ALL, 'json');
    expect(saved[0]?.[0]).toBe('mailbox-activity-2026-11-27.csv');
    expect(saved[0]?.[1]).toContain(`,"'=cmd|calc"`);
    expect(JSON.parse(saved[1]?.[1] ?? '')).toEqual([
      {
        at: '2026-11-27T12:00:00.000Z',
        mailbox: 'support@contoso.example',
        kind: 'change',
        text: '=cmd|calc',
      },
    ]);
  });
});

describe('what is written', () => {
  const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

  it('is what the engine tells and what changes in a connection, each once', async () => {
    const { activity, state, texts } = desk();
    const feeds = createFeeds();
    watchActivity({ state, feeds, activity });
    const show = async (values: Partial<ConnectionView>) => {
      state.update({ connections: [connectionView(values)] });
      await settled();
    };
    const event = { connectionId: 'c1', at: START };
    feeds.events.emit({ ...event, kind: 'arrived', folder: 'inbox', messages: 3 });
    feeds.events.emit({ ...event, kind: 'throttled', seconds: 30 });
    feeds.events.emit({ ...event, kind: 'folders-cut', shown: 2000 });
    const trouble = { kind: 'needs-you', problem: problem('refresh-token-expired') } as const;
    await show({ status: trouble });
    await show({ status: { ...trouble } });
    await show({ status: { kind: 'ok' } });
    await show({ status: { kind: 'ok' }, signedInAs: 'dana@contoso.example' });
    const run = {
      startedAt: '',
      reason: 'asked',
      wasCancelled: false,
      changes: [],
      optional: [],
      checks: [],
    } as const;
    const checks = { ...run, changes: [], optional: [], checks: [], endedAt: '2026-11-27T12:00:00Z' };
    await show({ signedInAs: 'dana@contoso.example', checks });
    await show({ signedInAs: 'dana@contoso.example', checks: { ...checks } });
    expect(texts().reverse()).toEqual([
      '3 new messages',
      'Microsoft asked to wait 30 s',
      'The mailbox has more folders than can be shown: 2,000 are',
      'Title of refresh-token-expired',
      'Works again after “Title of refresh-token-expired”',
      'Signed in as dana@contoso.example',
      'Checked: all 0 fine',
    ]);
  });
});
