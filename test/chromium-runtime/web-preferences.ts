import type { WebPreferences } from 'electron';
import type { Session, Sessions } from './session.ts';
import { refuseUnknown, UnimplementedError } from './unimplemented.ts';

/** What Chromium does anyway: any other value is refused. */
const FIXED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  javascript: true,
  images: true,
} as const;
/** Without a part in what a page can do here. */
const WITHOUT_EFFECT = [
  'spellcheck',
  'devTools',
  'backgroundThrottling',
  'safeDialogs',
  'disableDialogs',
  'enableWebSQL',
];

export interface PagePreferences {
  session: Session;
  preload: string | undefined;
}

/** Reads webPreferences; throws by name for what the runtime cannot give. */
export function readWebPreferences(preferences: WebPreferences, sessions: Sessions): PagePreferences {
  const { preload, partition, session, ...rest } = preferences;
  refuseUnknown('webPreferences', rest, [...Object.keys(FIXED), ...WITHOUT_EFFECT]);
  for (const [key, value] of Object.entries(FIXED)) {
    const given = rest[key as keyof typeof FIXED] ?? value;
    if (given !== value) throw new UnimplementedError(`webPreferences.${key}: ${String(given)}`);
  }
  const chosen = session as unknown as Session | undefined;
  return { preload, session: chosen ?? sessions.fromPartition(partition ?? '') };
}
