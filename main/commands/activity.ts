import { success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function activityCommands({ activity }: CommandServices) {
  return {
    'activity.list': ({ limit, ...filter }) => success(activity.list(filter, limit)),
    'activity.export': ({ format, ...filter }) => activity.export(filter, format),
    'activity.clear': () => {
      activity.clear();
      return done;
    },
  } satisfies Partial<Handlers>;
}
