import type { Connection } from '../../../../main/connections/types.ts';
import { newUpkeep } from '../../../../main/connections/upkeep/upkeep.ts';

/** A connection for Perfex CRM as it is kept on disk. */
export function savedConnection(values: Partial<Connection> = {}): Connection {
  return {
    id: 'c1',
    system: 'perfex-crm',
    mailbox: 'support@contoso.example',
    signer: 'support@contoso.example',
    signedInAs: null,
    account: null,
    accountType: 'work',
    access: 'read',
    cloud: 'global',
    practice: false,
    registration: {
      clientId: '11111111-1111-4111-8111-111111111111',
      tenant: '22222222-2222-4222-8222-222222222222',
      audience: 'AzureADMyOrg',
      platform: 'web',
      redirectUri: 'https://crm.contoso.example/admin/mailbox/oauth/callback?provider=outlook',
    },
    inputs: { domain: 'crm.contoso.example' },
    hasSecret: true,
    secretExpiresAt: '2027-11-20T09:00:00.000Z',
    hasOlderSecret: false,
    proof: [],
    upkeep: newUpkeep(),
    paused: false,
    lastSync: null,
    ...values,
  };
}
