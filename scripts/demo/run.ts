import { join } from 'node:path';
import { launchConnector } from '../../test/e2e/launch-connector.ts';
import { openCloudServer } from '../../test/e2e/steps/practice-cloud.ts';
import { demoSteps, type Stage } from './steps.ts';

export interface DemoReport {
  ok: boolean;
  /** What the app ran on. */
  runtime: string;
  /** `ms` = how long the step took; `screenshot` = file name beside the report. */
  steps: { name: string; ok: boolean; ms: number; screenshot: string | null; error?: string }[];
}

export interface DemoOptions {
  out: string;
  /** For user data; removed by the caller. */
  workDir: string;
  print(line: string): void;
  /** Without a browser around the engine, where there is such a one: quicker, and nobody looks. */
  isQuick?: boolean;
}

/** Plays all steps in order. After a failed one the rest is reported as not done. */
export async function runDemo({ out, workDir, print, isQuick = false }: DemoOptions): Promise<DemoReport> {
  await using server = await openCloudServer(workDir);
  const cloud = await server.renew();
  const launch = (hidden: boolean) =>
    launchConnector({
      userData: join(workDir, 'user-data'),
      args: ['--cloud', cloud.file],
      size: { width: 1200, height: 800 },
      colorScheme: 'light',
      wholeBrowser: !isQuick,
      hidden,
    });
  const stage: Stage = {
    app: await launch(false),
    async restart({ hidden }) {
      await stage.app.close();
      stage.app = await launch(hidden);
    },
  };
  const report: DemoReport = { ok: true, runtime: stage.app.runtime, steps: [] };
  print(`Demo on ${report.runtime}`);
  try {
    for (const [index, step] of demoSteps(stage, cloud).entries()) {
      const screenshot = `${String(index + 1).padStart(2, '0')}-${step.name}.png`;
      const result = report.ok
        ? await play(step.run, join(out, screenshot))
        : { ok: false, ms: 0, error: 'an earlier step failed' };
      report.ok &&= result.ok;
      report.steps.push({ name: step.name, screenshot: result.ok ? screenshot : null, ...result });
      print(
        `${result.ok ? '✓' : '✗'} ${step.name} (${result.ms} ms)${result.error ? `: ${result.error}` : ''}`,
      );
    }
  } finally {
    await stage.app.close();
  }
  return report;
}

async function play(run: (screenshot: string) => Promise<void>, screenshot: string) {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    await run(screenshot);
    return { ok: true, ms: ms() };
  } catch (error) {
    return { ok: false, ms: ms(), error: error instanceof Error ? error.message : String(error) };
  }
}
