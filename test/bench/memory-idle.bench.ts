import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { build } from '../../scripts/build.ts';
import { launchOnChromium } from '../e2e/launch-connector-chromium.ts';
import { send, stateOf } from '../e2e/steps/bridge.ts';
import { openCloudServer } from '../e2e/steps/practice-cloud.ts';
import { connectQuickly } from '../e2e/steps/wizard.ts';
import { until } from '../e2e/support/until.ts';
import { type MemoryByKind, memoryAtRest, total } from './process-memory.ts';

/**
 * Proportional memory (PSS) of all processes of the app, with the inbox open and ten connections that sync
 * and have nothing new ÷ that of the same runtime with a blank window. The mailboxes' server runs outside.
 */
export const name = 'memory-idle';
export const bound = { atMost: 1.35 };

const CONNECTIONS = 10;
const BLANK = join(import.meta.dirname, 'apps', 'blank.mjs');

export async function run(): Promise<Measurement> {
  if (process.platform !== 'linux') {
    return { ratio: Number.NaN, raw: {}, broken: ['Only Linux tells proportional memory.'] };
  }
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  try {
    const blank = await blankMemory(join(folder, 'blank'));
    const app = await appMemory(folder);
    return {
      ratio: total(app) / total(blank),
      raw: {
        runtime: 'Chromium runtime, headless',
        connections: CONNECTIONS,
        appBytes: total(app),
        blankBytes: total(blank),
        appBytesByProcess: app,
        blankBytesByProcess: blank,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function blankMemory(userData: string): Promise<MemoryByKind> {
  const app = await launchOnChromium({ userData, script: BLANK, wholeBrowser: true });
  try {
    await until('the blank window', async () => (await app.hasVisibleWindow()) || undefined);
    return await memoryAtRest();
  } finally {
    await app.close();
  }
}

async function appMemory(folder: string): Promise<MemoryByKind> {
  await using server = await openCloudServer(folder);
  const cloud = await server.renew({ adminConsented: true });
  const args = ['--cloud', cloud.file];
  const app = await launchOnChromium({ userData: join(folder, 'user-data'), wholeBrowser: true, args });
  try {
    const page = await connectQuickly(app, cloud);
    const { address } = cloud.person('ada.keller');
    const [first] = (await stateOf(page)).connections;
    const domain = address.split('@')[1];
    const others = Array.from({ length: CONNECTIONS - 1 }, (_, index) => `desk-${index + 1}@${domain}`);
    await send(page, 'fleet.add', {
      text: others.join('\n'),
      like: first?.id ?? '',
      signer: address,
      secret: '',
    });
    await until('ten connections in sync', async () => {
      const { connections, errand } = await stateOf(page);
      const synced = connections.filter(({ status }) => status.kind === 'ok');
      return (errand?.isOver && synced.length === CONNECTIONS) || undefined;
    });
    await send(page, 'errand.dismiss', {});
    return await memoryAtRest();
  } finally {
    await app.close();
  }
}
