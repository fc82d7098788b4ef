import type { CdpSession } from './cdp.ts';
import { pageHalf, preloadHalf, titleScript, type WorldNames } from './preload-world.ts';

export interface PageTargetOptions {
  browser: CdpSession;
  /** An empty page that nothing has been loaded into. */
  targetId: string;
  /** Size of a headless page; others fill their window. */
  size: { width: number; height: number } | undefined;
  preload: string | undefined;
  names: WorldNames;
  colorScheme: 'light' | 'dark' | undefined;
  /** Wires a session before anything runs in it: the page's, then those of frames in other processes. */
  watch(session: CdpSession, kind: 'page' | 'frame'): void;
}

/** A page in Chromium. */
export interface AttachedTarget {
  readonly targetId: string;
  readonly session: CdpSession;
}

/** Puts everything in place in an empty page that must be there before its first document. */
export async function attachPageTarget(options: PageTargetOptions): Promise<AttachedTarget> {
  const { browser, targetId } = options;
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const session = browser.child(sessionId);
  options.watch(session, 'page');
  await Promise.all([
    enableDomains(session),
    watchChildren(session, options),
    addPreload(session, options),
    emulate(session, options),
  ]);
  return { targetId, session };
}

async function enableDomains(session: CdpSession): Promise<void> {
  await Promise.all([
    session.send('Page.enable'),
    session.send('Network.enable'),
    session.send('Runtime.enable'),
    // Nobody asks where an error came from, and for that a script is read once more with each one that is made.
    session.send('Runtime.setMaxCallStackSizeToCapture', { size: 0 }),
    session.send('Inspector.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
  ]);
}

/** Frames in other processes wait until they are watched like the page itself; workers just run. */
async function watchChildren(session: CdpSession, options: PageTargetOptions): Promise<void> {
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const child = session.child(sessionId);
    const watched = targetInfo.type === 'iframe' ? watchFrame(child, options) : Promise.resolve();
    void watched.then(() => child.send('Runtime.runIfWaitingForDebugger')).catch(() => {});
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
}

async function watchFrame(child: CdpSession, options: PageTargetOptions): Promise<void> {
  options.watch(child, 'frame');
  await Promise.all([child.send('Page.enable'), child.send('Network.enable'), watchChildren(child, options)]);
}

async function addPreload(session: CdpSession, { preload, names }: PageTargetOptions): Promise<void> {
  await addToWorld(session, names.titleWorld, names.titleBinding, titleScript(names));
  if (preload === undefined) return;
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageHalf(names) });
  await addToWorld(session, names.world, names.binding, preloadHalf(names, preload));
}

async function addToWorld(
  session: CdpSession,
  world: string,
  binding: string,
  source: string,
): Promise<void> {
  await session.send('Runtime.addBinding', { name: binding, executionContextName: world });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
}

async function emulate(session: CdpSession, options: PageTargetOptions): Promise<void> {
  await setColorScheme(session, options.colorScheme);
  if (!options.size) return;
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await setSize(session, options.size.width, options.size.height);
}

/** Makes a page prefer a colour scheme; undefined = what the system prefers. */
export async function setColorScheme(
  session: CdpSession,
  scheme: 'light' | 'dark' | undefined,
): Promise<void> {
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme ?? '' }],
  });
}

/** Sets a headless page's size in CSS pixels. */
export async function setSize(session: CdpSession, width: number, height: number): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 0,
    mobile: false,
  });
}
