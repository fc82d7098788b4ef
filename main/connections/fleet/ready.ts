import type { EditView, Ready } from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { registrationRefusal, viewOfEdit, withValues } from '../edits/edited.ts';
import { PRACTICE_CLOUD } from '../practice-host.ts';
import type { Connection } from '../types.ts';
import { newUpkeep } from '../upkeep/upkeep.ts';

/**
 * A connection of nobody with these values: what the first mailboxes are made like, as others are made like
 * one that works. Platform and redirect URI follow the System. Pure.
 */
export function modelOf({ system, ...values }: Ready, clouds: readonly Cloud[]): Connection {
  const [cloud] = clouds.filter(({ id }) => id === values.cloud);
  const blank: Connection = {
    id: 'ready',
    system,
    mailbox: '',
    signer: '',
    signedInAs: null,
    account: null,
    accountType: values.registration.audience === 'PersonalMicrosoftAccount' ? 'personal' : 'work',
    access: values.access,
    cloud: (cloud ?? clouds[0])?.id ?? '',
    practice: cloud?.id === PRACTICE_CLOUD.id,
    registration: values.registration,
    inputs: {},
    hasSecret: false,
    secretExpiresAt: null,
    hasOlderSecret: false,
    proof: [],
    upkeep: newUpkeep(),
    paused: false,
    lastSync: null,
  };
  return withValues(blank, { ...values, mailbox: '', signer: '' }, clouds);
}

/** What the fields show of these values. */
export function viewOfReady(ready: Ready, clouds: readonly Cloud[]): EditView {
  return viewOfModel(modelOf(ready, clouds), clouds);
}

/** The first thing that keeps mailboxes from being made like this, in a sentence; null where it is sound. */
export function troubleOf(model: Connection, secret: string, clouds: readonly Cloud[]): string | null {
  return registrationRefusal(model, secret, viewOfModel(model, clouds));
}

function viewOfModel(model: Connection, clouds: readonly Cloud[]): EditView {
  return viewOfEdit({ before: model, after: model, all: [] }, clouds);
}
