import type { Recorder } from './recorder.ts';
import type { Session } from './session.ts';
import { guardModule } from './unimplemented.ts';

/** `electron.net`: requests through the default session. */
export function createNet(record: Recorder, defaultSession: () => Session) {
  return guardModule('net', {
    fetch: (...args: Parameters<Session['fetch']>) => defaultSession().fetch(...args),
    isOnline: () => record.isOnline,
    get online() {
      return record.isOnline;
    },
  });
}
