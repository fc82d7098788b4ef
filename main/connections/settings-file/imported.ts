import { randomUUID } from 'node:crypto';
import type { ImportedMailbox } from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { findSystem } from '../../registration/systems.ts';
import { addressTrouble } from '../fleet/address-trouble.ts';
import { shareSignIns } from '../fleet/new-connections.ts';
import type { Connection } from '../types.ts';
import { newUpkeep } from '../upkeep/upkeep.ts';
import type { PortableConnection } from './file-schema.ts';

/** What can be written down of a connection: no ids of accounts, no proof, nothing of the vault. */
export function portable({ paused, ...connection }: Connection): PortableConnection {
  const { system, mailbox, signer, accountType, access, cloud, registration, inputs, secretExpiresAt } =
    connection;
  const { clientId, tenant, audience, platform, redirectUri } = registration;
  return {
    ...{ system, mailbox, signer, accountType, access, cloud, inputs, secretExpiresAt },
    registration: { clientId, tenant, audience, platform, redirectUri },
    isPaused: paused,
  };
}

export interface Judged {
  view: ImportedMailbox;
  portable: PortableConnection;
}

/** What would become of each connection of a file. */
export function judge(
  list: readonly PortableConnection[],
  present: readonly Connection[],
  clouds: readonly Cloud[],
): Judged[] {
  const known = new Set(present.map(keyOf));
  return list.map((one) => {
    const cloud = clouds.find(({ id }) => id === one.cloud);
    const system = findSystem(one.system);
    const trouble = troubleOf(one, cloud !== undefined, system !== undefined);
    const isKnown = known.has(keyOf(one));
    known.add(keyOf(one));
    const verdict = trouble ? 'refused' : isKnown ? 'known' : 'new';
    const missing =
      one.registration.platform === 'web'
        ? 'Sign in needed, and its client secret typed again'
        : 'Sign in needed';
    return {
      portable: one,
      view: {
        mailbox: one.mailbox,
        signer: one.signer,
        systemName: system?.name ?? one.system,
        cloudName: cloud?.name ?? one.cloud,
        verdict,
        note: trouble ?? (isKnown ? 'Connected already; it stays as it is' : missing),
      },
    };
  });
}

function keyOf({ mailbox, system, cloud }: Pick<Connection, 'mailbox' | 'system' | 'cloud'>): string {
  return JSON.stringify([mailbox.toLowerCase(), system, cloud]);
}

function troubleOf(one: PortableConnection, hasCloud: boolean, hasSystem: boolean): string | null {
  if (!hasSystem) return `This version knows no system “${one.system}”.`;
  if (!hasCloud) return `The cloud “${one.cloud}” is not known here; start the app with its file.`;
  const { redirectUri, clientId } = one.registration;
  const isWeb =
    /^https:\/\/[^\s]+$/.test(redirectUri) || /^http:\/\/localhost(?::\d+)?(?:\/\S*)?$/.test(redirectUri);
  if (!isWeb) return 'Its redirect URI is no address that can be signed in to.';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId)) return 'Its client ID is none.';
  return addressTrouble(one.mailbox, 'The mailbox') ?? addressTrouble(one.signer, 'The Signer');
}

/** Connections that wait for their Signer. Those of one sign-in share it, as they would had they been added here. */
export function connectionsOf(
  list: readonly PortableConnection[],
  present: readonly Connection[],
): Connection[] {
  const made = list.map(
    ({ isPaused, ...one }): Connection => ({
      ...one,
      id: randomUUID(),
      signedInAs: null,
      account: null,
      practice: false,
      hasSecret: false,
      hasOlderSecret: false,
      proof: [],
      upkeep: newUpkeep(),
      paused: isPaused,
      lastSync: null,
    }),
  );
  return shareSignIns(made, present);
}
