import { failure, success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function activityCommands({ activity, diagnose }: CommandServices) {
  return {
    'activity.list': ({ limit, ...filter }) => success(activity.list(filter, limit)),
    'activity.export': async ({ format, ...filter }) => {
      try {
        return success({ saved: await activity.export(filter, format) });
      } catch (error) {
        const message = error instanceof Error ? error.message : 'The file cannot be written.';
        return failure(diagnose({ source: 'app', facts: { message } }));
      }
    },
    'activity.clear': () => {
      activity.clear();
      return done;
    },
  } satisfies Partial<Handlers>;
}
