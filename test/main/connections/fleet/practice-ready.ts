import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import type { Services } from '../../../../main/service-types.ts';
import type { Ready } from '../../../../preload/contract.ts';

/** The registration that stands ready in the practice tenant, for reading on this computer. */
export function practiceReady({ practice }: Pick<Services, 'practice'>): Ready {
  const tenant = practice.view();
  return {
    system: 'this-computer',
    cloud: PRACTICE_CLOUD.id,
    access: 'read',
    inputs: {},
    registration: {
      clientId: tenant?.clientId ?? '',
      tenant: tenant?.tenantId ?? '',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    },
  };
}
