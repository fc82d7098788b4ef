import type { Hurdle, Person } from '../directory/people.ts';
import { tenantById } from '../directory/tenants.ts';
import { Refusal } from './refusal.ts';
import type { RefusalCode } from './refusals.ts';

/** What a hurdle answers; `mfa` is not here because a person can take it. */
const BLOCKS: Record<Exclude<Hurdle, 'mfa'>, RefusalCode> = {
  'mfa-enrollment': 50079,
  'conditional-access': 53003,
  'device-compliance': 53000,
  disabled: 50057,
  locked: 50053,
  'password-expired': 50055,
  deleted: 50034,
};

/** @throws Refusal of the hurdle that ends a sign-in or a refresh */
export function refuseBlocked({ hurdle, address, home }: Person): void {
  if (hurdle && hurdle !== 'mfa')
    throw new Refusal(BLOCKS[hurdle], { user: address, tenant: tenantById(home.tenantId).name });
}
