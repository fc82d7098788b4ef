import type { Handover, Plan } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { handoverSheet } from '../registration/handover.ts';
import { makePlan } from '../registration/plan.ts';
import { findSystem, type System } from '../registration/systems.ts';
import type { Connection } from './types.ts';

export const THIS_COMPUTER = 'this-computer';

/** The System of a Connection; one that no longer ships is shown as this computer. */
export function systemOf({ system }: Pick<Connection, 'system'>): System {
  const found = findSystem(system) ?? findSystem(THIS_COMPUTER);
  if (!found) throw new Error('The systems that ship with the app are missing');
  return found;
}

/** Whether the mailbox is for this app, not for a System elsewhere. */
export function isThisComputer({ system }: Pick<Connection, 'system'>): boolean {
  return system === THIS_COMPUTER;
}

/** The plan of a Connection, or which of its values stands in the way; null where its cloud is unknown. */
export function tryPlan(connection: Connection, clouds: readonly Cloud[]) {
  const cloud = clouds.find(({ id }) => id === connection.cloud);
  if (!cloud) return null;
  const { registration, inputs, accountType, mailbox, signer, access } = connection;
  return makePlan({
    system: systemOf(connection),
    inputs,
    cloud,
    tenant: registration.tenant,
    accountType,
    audience: registration.audience,
    mailbox,
    signer,
    clientId: registration.clientId,
    access,
  });
}

/** The plan of a Connection, from what was typed into its setup; null where that is not enough. */
export function planOf(connection: Connection, clouds: readonly Cloud[]): Plan | null {
  const made = tryPlan(connection, clouds);
  return made?.ok ? made.plan : null;
}

/** The hand-over sheet; null for this computer, where nothing is handed over. */
export function sheetOf(connection: Connection, clouds: Cloud[]): Handover | null {
  if (connection.system === THIS_COMPUTER) return null;
  const plan = planOf(connection, clouds);
  if (!plan) return null;
  const { registration, mailbox, signer, hasSecret } = connection;
  return handoverSheet({
    system: systemOf(connection),
    plan,
    values: { clientId: registration.clientId, tenantId: registration.tenant, mailbox, signer },
    hasSecret,
  });
}
