import { type Application, judgesExpired } from '../directory/applications.ts';
import { hasRedirects, type RedirectPlatform } from '../directory/redirect-rules.ts';
import type { PracticeState } from '../state.ts';
import type { Failure, Switch } from './types.ts';

const ELSEWHERE = 'https://elsewhere.practice.example/callback';
const PLATFORMS = ['publicClient', 'web', 'spa'] as const;

type Draft = Pick<Switch, 'id' | 'title' | 'cause'> & {
  isOn(app: Application): boolean;
  /** Changes the registration; what it was before is put back by itself. */
  spoil(app: Application): void;
};

/** What an owner can do to a registration. A repair by Graph counts: the switch then shows as off. */
export const REGISTRATION_FAILURES: Failure[] = [
  registration({
    id: 'redirect-uri-changed',
    title: 'Another redirect URI is registered',
    cause: 'redirect-uri-mismatch',
    isOn: (app) => uris(app).length === 1 && uris(app)[0] === ELSEWHERE,
    spoil: (app) =>
      move(app, PLATFORMS.find((each) => app[each].redirectUris.length > 0) ?? 'web', [ELSEWHERE]),
  }),
  registration({
    id: 'redirect-uri-removed',
    title: 'The redirect URIs are removed',
    cause: 'redirect-uri-missing',
    isOn: (app) => !hasRedirects(app),
    spoil: (app) => move(app, 'web', []),
  }),
  registration({
    id: 'platform-web',
    title: 'The redirect URI moves to the Web platform',
    cause: 'wrong-platform-web-needs-secret',
    isOn: (app) => isOnlyOn(app, 'web'),
    spoil: (app) => move(app, 'web', uris(app)),
  }),
  registration({
    id: 'platform-spa',
    title: 'The redirect URI moves to Single-page application',
    cause: 'wrong-platform-spa',
    isOn: (app) => isOnlyOn(app, 'spa'),
    spoil: (app) => move(app, 'spa', uris(app)),
  }),
  registration({
    id: 'platform-desktop',
    title: 'The redirect URI of a Web app moves to Mobile and desktop',
    cause: 'secret-sent-by-public-client',
    isOn: (app) => isOnlyOn(app, 'publicClient'),
    spoil: (app) => move(app, 'publicClient', uris(app)),
  }),
  registration({
    id: 'secret-replaced',
    title: 'The client secret is another one',
    cause: 'secret-wrong-or-id-pasted',
    isOn: (app) => app.passwordCredentials.length > 0 && app.passwordCredentials.every(isUnknown),
    spoil(app) {
      app.passwordCredentials = app.passwordCredentials.map((each) => ({ ...each, secretHash: UNKNOWN }));
    },
  }),
  registration({
    id: 'secret-expired',
    title: 'The client secrets have expired',
    cause: 'secret-expired',
    isOn: (app) => app.passwordCredentials.length > 0 && app.passwordCredentials.every(judgesExpired),
    spoil(app) {
      const endDateTime = new Date(0).toISOString();
      app.passwordCredentials = app.passwordCredentials.map((each) => ({ ...each, endDateTime }));
    },
  }),
  registration({
    id: 'audience-personal',
    title: 'The registration is for personal accounts only',
    cause: 'wrong-account-type-personal',
    isOn: (app) => app.signInAudience === 'PersonalMicrosoftAccount',
    spoil(app) {
      app.signInAudience = 'PersonalMicrosoftAccount';
    },
  }),
  registration({
    id: 'app-disabled',
    title: 'The app is switched off for sign-in',
    cause: 'app-disabled',
    isOn: (app) => !app.accountEnabled,
    spoil(app) {
      app.accountEnabled = false;
    },
  }),
  registration({
    id: 'assignment-required',
    title: 'Only assigned people may use the app',
    cause: 'user-not-assigned',
    isOn: (app) => app.appRoleAssignmentRequired,
    spoil(app) {
      app.appRoleAssignmentRequired = true;
    },
  }),
  {
    id: 'app-deleted',
    group: 'Registration',
    title: 'The registration is deleted',
    cause: 'app-not-found-in-tenant',
    about: 'app',
    isOn: ({ directory }, appId) => directory.applications.every((app) => app.appId !== appId),
    set({ directory, disturbances }, appId, on) {
      const { deleted } = disturbances;
      const app = directory.applications.find((each) => each.appId === appId);
      const kept = deleted.get(appId);
      if (on && app) {
        deleted.set(appId, app);
        directory.applications = directory.applications.filter((each) => each !== app);
      } else if (!on && kept && !app) {
        deleted.delete(appId);
        directory.applications = [...directory.applications, kept];
      }
    },
  },
];

/** A hash that no secret has. */
const UNKNOWN = 'replaced';

function isUnknown({ secretHash }: { secretHash: string }): boolean {
  return secretHash === UNKNOWN;
}

function registration({ isOn, spoil, ...about }: Draft): Switch {
  return {
    ...about,
    group: 'Registration',
    about: 'app',
    isOn: (state, appId) => {
      const app = find(state, appId);
      return app !== undefined && state.disturbances.pristine.has(appId) && isOn(app);
    },
    set(state, appId, on) {
      const app = find(state, appId);
      if (!app) return;
      const { pristine } = state.disturbances;
      // One thing is wrong with a registration at a time: the next begins from what it was.
      const before = pristine.get(appId);
      if (before) Object.assign(app, structuredClone(before));
      pristine.delete(appId);
      if (!on) return;
      pristine.set(appId, structuredClone(app));
      spoil(app);
    },
  };
}

function find({ directory }: PracticeState, appId: string): Application | undefined {
  return directory.applications.find((app) => app.appId === appId);
}

function uris(app: Application): string[] {
  return [...new Set(PLATFORMS.flatMap((platform) => app[platform].redirectUris))];
}

function isOnlyOn(app: Application, wanted: RedirectPlatform): boolean {
  return PLATFORMS.every((platform) => app[platform].redirectUris.length > 0 === (platform === wanted));
}

function move(app: Application, wanted: RedirectPlatform, redirectUris: string[]): void {
  for (const platform of PLATFORMS) app[platform] = { redirectUris: platform === wanted ? redirectUris : [] };
}
