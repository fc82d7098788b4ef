import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { pageScript } from './page-script.ts';

const BRIDGE = ['page/bridge-builtins.ts', 'page/bridge-link.ts', 'page/bridge-values.ts', 'page/bridge.ts'];
const PRELOAD = ['codec.ts', ...BRIDGE, 'page/emitter.ts', 'page/ipc-renderer.ts', 'page/preload-modules.ts'];

/** Parameters of the function a preload's text is the body of, as in Electron. */
const PARAMETERS = 'require, process, exports, module, global';

/** Names that a page can neither guess nor see; new for each window. */
export interface WorldNames {
  /** The isolated world; bindings are given to worlds of this name only. */
  world: string;
  binding: string;
  receiver: string;
  meeting: string;
  /** The world that watches the document's title. */
  titleWorld: string;
  titleBinding: string;
}

export function createWorldNames(): WorldNames {
  const secret = crypto.randomUUID();
  return {
    world: `preload-${secret}`,
    binding: `post-${secret}`,
    receiver: `take-${secret}`,
    meeting: `meet-${secret}`,
    titleWorld: `title-${secret}`,
    titleBinding: `tell-${secret}`,
  };
}

/** The script that tells the document's title, in a world of its own. */
export function titleScript({ titleBinding }: WorldNames): string {
  return pageScript(['page/title.ts'], `watchTitle(${JSON.stringify(titleBinding)});`);
}

/** The script for the page's own world; it leaves nothing the page can find. Main frame only. */
export function pageHalf(names: WorldNames): string {
  return pageScript(BRIDGE, `if (window === window.top) connectPage(${JSON.stringify(names.meeting)});`);
}

/** The script for the preload's world: bridge, IPC and the preload itself. Throws where the file is unreadable. */
export function preloadHalf(names: WorldNames, path: string): string {
  const { binding, receiver, meeting } = names;
  const text = readFileSync(path, 'utf8');
  assertParses(text, path);
  const facts = { platform: process.platform, arch: process.arch, versions: process.versions, env: {} };
  const start = [
    `connectIpc(${JSON.stringify(binding)}, ${JSON.stringify(receiver)});`,
    `connectPreload(${JSON.stringify(meeting)});`,
    `const preloadProcess = createPreloadProcess(${JSON.stringify(facts)});`,
    'const preloadModule = { exports: {} };',
    'try {',
    `  preload(requireInPreload, preloadProcess, preloadModule.exports, preloadModule, globalThis);`,
    '} catch (error) {',
    `  console.error(${JSON.stringify(`Unable to load preload script: ${path}`)});`,
    '  console.error(error);',
    '}',
  ].join('\n');
  // The preload's text stands outside the runtime's scope: it sees the parameters and the globals only.
  const runtime = pageScript(PRELOAD, start)
    .replace('(() => {', '((preload) => {')
    .replace(/\}\)\(\);$/, '})');
  return `if (window === window.top) ${runtime}(function (${PARAMETERS}) {\n${text}\n});`;
}

/** A syntax error would silently disable the bridge too: better to say so while the window is made. */
function assertParses(text: string, path: string): void {
  new Script(`(function (${PARAMETERS}) {\n${text}\n});`, { filename: path });
}
