import type { ConnectionView, Problem } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { aboutSubject } from './advice.ts';
import type { Subject } from './types.ts';

type Known = Pick<ConnectionView, 'registration' | 'mailbox' | 'signer' | 'cloud'>;

/** What a problem of this connection, or of the setup of one, is about. */
export function subjectOf(connection: Known, clouds: readonly Cloud[]): Subject {
  const { registration, mailbox, signer } = connection;
  const { clientId, tenant, redirectUri } = registration;
  const cloud = clouds.find(({ id }) => id === connection.cloud);
  return { clientId, tenant, redirectUri, mailbox, signer, ...(cloud && { cloud }) };
}

/** The connection with the links and commands of its problems filled in, for its cloud, tenant, app and mailbox. */
export function withPlaces(connection: ConnectionView, clouds: readonly Cloud[]): ConnectionView {
  const { status, checks } = connection;
  const about = subjectOf(connection, clouds);
  const placed = <P extends Problem | null>(problem: P) => (problem ? aboutSubject(problem, about) : problem);
  return {
    ...connection,
    status: 'problem' in status ? { ...status, problem: aboutSubject(status.problem, about) } : status,
    checks: checks && {
      ...checks,
      checks: checks.checks.map((check) => ({ ...check, problem: placed(check.problem) })),
    },
  };
}
