import type { Audience } from '../../../preload/contract.ts';

/** Who may sign in, in a few words. */
export const AUDIENCE_WORDS: Record<Audience, string> = {
  AzureADMyOrg: 'Only people in this organisation',
  AzureADMultipleOrgs: 'People in any organisation',
  AzureADandPersonalMicrosoftAccount: 'Any organisation and personal accounts',
  PersonalMicrosoftAccount: 'Personal accounts only',
};
