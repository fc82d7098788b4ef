import { beforeAll, describe, it } from 'vitest';
import { type SceneName, scenes } from '../harness/scenes.ts';
import { harnessWindows, type TestWindow } from '../harness/window.ts';
import { expectCleanNow } from './clean.ts';
import { REGISTRATIONS } from './registrations.ts';

/** These look like another at first sight. */
const TWINS: SceneName[] = [
  'overview-200',
  'inbox-long',
  'inbox-more',
  'settings-network',
  'settings-network-testing',
  'settings-sync',
  'settings-notifications',
  'settings-storage',
  'settings-diagnostics',
  ...(Object.keys(REGISTRATIONS) as SceneName[]),
];

const SMALLEST = { width: 800, height: 600 };

/** Looks at the scenes of this kind as they are when they come up. Two files share them, so that two processes do. */
export function walkScenes(kind: 'setup' | 'others'): void {
  const openWindow = harnessWindows();
  const names = (Object.keys(scenes) as SceneName[])
    .filter((name) => !TWINS.includes(name))
    .filter((name) => (scenes[name].setup !== null) === (kind === 'setup'));

  describe('accessibility in the light theme, and in the dark one in the smallest window', () => {
    let view: TestWindow;
    beforeAll(async () => {
      view = await openWindow();
    });

    // A screen is in several scenes, and most is the same on all: the themes share them, and so do a usual window and the
    // smallest one. Changing either redraws everything.
    describe.each(['light', 'dark'] as const)('%s', (theme) => {
      beforeAll(async () => {
        await view.page.emulateMedia({ colorScheme: theme });
        if (theme === 'dark') await view.page.setViewportSize(SMALLEST);
      });

      it.each(names.filter((_, index) => (index % 2 === 0) === (theme === 'light')))(
        'axe finds nothing on %s, and no policy is violated',
        async (scene) => {
          await view.show(scene);
          await expectCleanNow(view);
        },
      );
    });
  });
}
