import type { CheckId } from '../../preload/contract.ts';
import { CHECKS } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import type { CheckContext } from './context.ts';
import { withNeeds } from './engine.ts';
import { type GraphWishes, graphChecks } from './layers/graph.ts';
import { mailChecks } from './layers/mail.ts';
import { clockCheck, networkChecks } from './layers/network.ts';
import { consentCheck } from './layers/registration/consent.ts';
import { registrationChecks } from './layers/registration.ts';
import { signInChecks } from './layers/sign-in.ts';
import type { Check } from './types.ts';

export interface CheckWishes extends GraphWishes {
  /** Only these, with what they need; all if absent. */
  only?: readonly CheckId[] | undefined;
}

/** The checks that are possible but wait to be asked for. */
export function optionalChecks(context: CheckContext): CheckId[] {
  const all = graphChecks(context, { withWrite: true, withSend: true }).map(({ id }) => id);
  return all.filter((id) => id === 'graph-write' || id === 'graph-send');
}

/** The checks of a connection, in reading order: only what its System uses. */
export function planChecks(context: CheckContext, clouds: Cloud[], wishes: CheckWishes): Check[] {
  const all = [
    ...networkChecks(context),
    clockCheck(context),
    ...registrationChecks(context, clouds),
    consentCheck(context),
    ...signInChecks(context),
    ...graphChecks(context, wishes),
    ...mailChecks(context),
  ].sort((a, b) => CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id));
  return wishes.only ? withNeeds(all, wishes.only) : all;
}
