/**
 * `npm start [-- arguments]`: builds what has changed and opens the app. Without a display it runs the
 * demo instead, which leaves pictures behind.
 */
import { join } from 'node:path';
import { buildOrExplain } from './build.ts';
import { hasDisplay } from './lib/display.mjs';
import { COMPILE_CACHE, ROOT } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { findRuntime, type Runtime, sandboxArguments } from './lib/runtime.mjs';
import { say } from './lib/say.mjs';

const CHROMIUM_RUNTIME = join(ROOT, 'test', 'chromium-runtime', 'main.ts');
const APP = join(ROOT, 'out', 'main', 'index.mjs');

async function start(args: string[]): Promise<number> {
  if (!(await buildOrExplain())) return 1;
  if (!hasDisplay()) return startDemo();
  const runtime = findRuntime();
  if (runtime.kind === 'none') say(`${runtime.why}.`);
  return runtime.kind === 'none' ? 1 : open(runtime, args);
}

/** A script or a container: nobody would see the window. */
function startDemo(): Promise<number> {
  say('No display here (DISPLAY and WAYLAND_DISPLAY are empty): running the demo; its pictures go to demo/.');
  return runInForeground(process.execPath, [join(ROOT, 'scripts', 'demo.ts')]);
}

/** npm changes to the project's folder; file names in the arguments mean the person's. */
function open(runtime: Exclude<Runtime, { kind: 'none' }>, args: string[]): Promise<number> {
  const cwd = (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) || process.cwd();
  if (runtime.kind === 'electron') {
    return runInForeground(runtime.path, [...sandboxArguments(), ROOT, ...args], {
      cwd,
      env: withoutGuard(),
    });
  }
  say(`${runtime.why}: the app runs on ${runtime.path} instead.`);
  const env = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env };
  return runInForeground(process.execPath, [CHROMIUM_RUNTIME, APP, ...args], { cwd, env });
}

/** Electron itself must not see the variables that keep Node tools from looking for it. */
function withoutGuard(): NodeJS.ProcessEnv {
  const { ELECTRON_OVERRIDE_DIST_PATH: _guard, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return env;
}

process.exitCode = await start(process.argv.slice(2));
