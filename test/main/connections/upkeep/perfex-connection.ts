import type { Connection } from '../../../../main/connections/types.ts';
import { savedConnection } from '../../../fakes/saved-connection.ts';

/** A connection for Perfex CRM as it is kept on disk. */
export function perfexConnection(values: Partial<Connection> = {}): Connection {
  const { registration } = savedConnection();
  return savedConnection({
    system: 'perfex-crm',
    registration: {
      ...registration,
      platform: 'web',
      redirectUri: 'https://crm.contoso.example/admin/mailbox/oauth/callback?provider=outlook',
    },
    inputs: { domain: 'crm.contoso.example' },
    hasSecret: true,
    secretExpiresAt: '2027-11-20T09:00:00.000Z',
    ...values,
  });
}
