import type { AdminVisit, ConnectionView, Drift, RenewalView } from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { BOOTSTRAP } from '../../registration/automatic/bootstrap.ts';
import { secretView } from '../../registration/calendar.ts';
import { portalPageUrl } from '../../registration/links.ts';
import type { Connection } from '../types.ts';
import { handedOverOf } from './upkeep.ts';

/** What is known of a connection's registration besides what is kept; it lives for one run of the app. */
export interface UpkeepMoments {
  /** Null until the registration was read back. */
  drift: Drift[] | null;
  driftVisit: AdminVisit;
  renewal: RenewalView;
}

export const NO_MOMENTS: UpkeepMoments = {
  drift: null,
  driftVisit: { phase: 'idle' },
  renewal: { phase: 'idle', hasNew: false },
};

/** The part of a connection's view that is about its registration and its secret. Pure. */
export function upkeepOf(
  connection: Connection,
  { drift, driftVisit, renewal }: UpkeepMoments,
  { now, clouds }: { now: number; clouds: readonly Cloud[] },
): Pick<ConnectionView, 'drift' | 'driftVisit' | 'secret' | 'upkeep'> {
  const { registration, secretExpiresAt, hasOlderSecret, upkeep } = connection;
  const { clientId, tenant, platform } = registration;
  const cloud = clouds.find(({ id }) => id === connection.cloud);
  const isKept = platform === 'web';
  return {
    drift,
    driftVisit,
    secret: isKept ? secretView(secretExpiresAt, now, hasOlderSecret) : null,
    upkeep: {
      renewal,
      handedOver: handedOverOf(connection),
      asksExpiry: isKept && secretExpiresAt === null && !upkeep.expiryAsked,
      secretsUrl: cloud ? portalPageUrl({ cloud, page: 'secrets', tenant, clientId }) : null,
      bootstrap: BOOTSTRAP,
    },
  };
}
