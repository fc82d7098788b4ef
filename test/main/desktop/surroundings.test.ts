import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPace, type Power } from '../../../main/connections/pace.ts';
import type { Electron } from '../../../main/desktop/electron.ts';
import { followNetwork, followPower, followVisibility } from '../../../main/desktop/surroundings.ts';
import { createFeeds } from '../../../main/mailbox/events.ts';
import { createGate } from '../../../main/mailbox/gate.ts';
import type { Settings } from '../../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';
import { startEngine } from '../../fakes/engine.ts';
import { GraphMail } from '../../fakes/graph-mail.ts';
import { VirtualClock } from '../../fakes/virtual-clock.ts';

const ADDRESS = 'box@contoso.example';

/** A mailbox that really syncs, and a computer whose battery, lock and network are played. */
class Computer {
  readonly clock = new VirtualClock();
  readonly service = new GraphMail(this.clock);
  readonly monitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });
  readonly settings: Settings = { ...DEFAULT_SETTINGS, pollSeconds: 300 };
  readonly power: Power = { onBattery: false, isLocked: false };
  isOnline = true;
  readonly sync = startEngine({
    clock: this.clock,
    net: this.service,
    gate: createGate({ clock: this.clock }),
    address: ADDRESS,
    random: () => 0.5,
    feeds: createFeeds(),
    pace: createPace(
      () => this.settings,
      () => this.power,
    ),
  });

  constructor() {
    const { clock, sync } = this;
    const connections = { wake: () => sync.wake(), networkChanged: () => sync.networkChanged() };
    const setPower = (news: Partial<Power>) => {
      Object.assign(this.power, news);
      sync.paceChanged();
    };
    const powerMonitor = this.monitor as unknown as Electron['powerMonitor'];
    followPower({ powerMonitor }, { connections, setPower });
    const net = { isOnline: () => this.isOnline } as Electron['net'];
    followNetwork({ net }, clock, connections);
  }

  /** Requests while so much time passes. */
  async during(ms: number): Promise<number> {
    this.service.requests.clear();
    await this.clock.run(ms);
    return this.service.requests.get(ADDRESS) ?? 0;
  }
}

let computer: Computer;
beforeEach(async () => {
  computer = new Computer();
  await computer.clock.run(10_000);
});

describe('a mailbox on a computer', () => {
  it('is looked at every five minutes, and at once after waking up', async () => {
    expect(await computer.during(60_000)).toBe(0);
    await computer.clock.suspend(3_600_000);
    computer.monitor.emit('resume');
    expect(await computer.during(2_000)).toBe(1);
  });

  it('is looked at as soon as the network returns', async () => {
    computer.isOnline = false;
    expect(await computer.during(20_000)).toBe(0);
    computer.isOnline = true;
    expect(await computer.during(6_000)).toBe(1);
    expect(await computer.during(60_000)).toBe(0);
  });

  it.each([
    ['on battery', 'onBattery', 'on-battery', 'on-ac'],
    ['while locked', 'whenLocked', 'lock-screen', 'unlock-screen'],
  ] as const)(
    'is left alone %s where the settings say so, and looked at right after',
    async (_, setting, begin, end) => {
      computer.settings[setting] = 'pause';
      computer.monitor.emit(begin);
      await computer.during(300_000);
      expect(computer.sync.view().status.kind).toBe('paused');
      expect(await computer.during(8 * 3_600_000)).toBe(0);
      computer.monitor.emit(end);
      expect(await computer.during(2_000)).toBe(1);
      expect(computer.sync.view().status.kind).toBe('ok');
    },
  );

  it.each([
    ['on battery', 'onBattery', 'on-battery'],
    ['while locked', 'whenLocked', 'lock-screen'],
  ] as const)('is looked at less often %s where the settings say so', async (_, setting, begin) => {
    computer.settings[setting] = 'slower';
    computer.monitor.emit(begin);
    expect(await computer.during(4 * 300_000 * 3)).toBe(3);
  });

  it('does not take part in anything while a person has paused it', async () => {
    computer.sync.pause();
    for (const event of ['resume', 'on-battery', 'on-ac', 'lock-screen', 'unlock-screen'])
      computer.monitor.emit(event);
    computer.isOnline = false;
    await computer.during(10_000);
    computer.isOnline = true;
    expect(await computer.during(3_600_000)).toBe(0);
  });
});

it('knows from the start that the computer runs on battery', () => {
  const monitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => true });
  const news: Partial<Power>[] = [];
  const powerMonitor = monitor as unknown as Electron['powerMonitor'];
  followPower({ powerMonitor }, { connections: { wake() {} }, setPower: (one) => news.push(one) });
  expect(news).toEqual([{ onBattery: true }]);
});

it('says whether a person can see the window', () => {
  const window = new EventEmitter();
  const seen: boolean[] = [];
  followVisibility(window as never, { setVisible: (visible) => seen.push(visible) });
  for (const event of ['hide', 'show', 'minimize', 'restore', 'closed']) window.emit(event);
  expect(seen).toEqual([false, true, false, true, false]);
});
