import type { Audience } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import type { System } from './systems.ts';

type AccountType = 'work' | 'personal';

/** Who the registration's account types let in. */
export function admits(audience: Audience, accountType: AccountType): boolean {
  if (audience === 'AzureADandPersonalMicrosoftAccount') return true;
  return (audience === 'PersonalMicrosoftAccount') === (accountType === 'personal');
}

export interface AudienceWish {
  system: System;
  cloud: Cloud;
  accountType: AccountType;
  /** What the person wants; the System's recommendation otherwise. */
  audience?: Audience | undefined;
}

/** The account types to register with, or the input that has to change and why. */
export function chooseAudience(
  wish: AudienceWish,
): { ok: true; audience: Audience } | { ok: false; input: string; message: string } {
  const { system, cloud, accountType } = wish;
  const offered = [
    system.audience.recommended,
    ...system.audience.alternatives.map((other) => other.audience),
  ];
  if (accountType === 'personal' && !cloud.hasPersonalAccounts) {
    return refusal('mailbox', `${cloud.name} has no personal Microsoft accounts.`);
  }
  if (wish.audience === undefined) return recommended(wish, offered);
  if (wish.audience !== 'AzureADMyOrg' && !cloud.hasPersonalAccounts && admits(wish.audience, 'personal')) {
    return refusal(
      'audience',
      `${cloud.name} has no personal Microsoft accounts; choose organisations only.`,
    );
  }
  if (!offered.includes(wish.audience)) return refusal('audience', notOffered(wish, offered));
  return admits(wish.audience, accountType)
    ? { ok: true, audience: wish.audience }
    : refusal('audience', wrongKind(accountType));
}

function recommended({ system, accountType }: AudienceWish, offered: readonly Audience[]) {
  const audience = offered.find((each) => admits(each, accountType));
  if (audience) return { ok: true, audience } as const;
  const reason =
    system.audience.personalRefusal ?? `${system.name} works with work and school accounts only.`;
  return refusal('mailbox', reason);
}

function notOffered({ system, audience }: AudienceWish, offered: readonly Audience[]): string {
  const { personalRefusal, why } = system.audience;
  const isPersonal = audience !== undefined && admits(audience, 'personal');
  const reason = isPersonal && personalRefusal ? personalRefusal : why;
  return `${system.name} does not work with the account types ${audience}; choose ${offered.join(' or ')}. ${reason}`;
}

function wrongKind(accountType: AccountType): string {
  return accountType === 'personal'
    ? 'The mailbox is a personal one, which these account types do not let in.'
    : 'The mailbox is one of an organisation, which these account types do not let in.';
}

function refusal(input: string, message: string) {
  return { ok: false, input, message } as const;
}
