import type { BootstrapView } from '../../../preload/contract.ts';

/** Creates and repairs registrations and their enterprise apps. */
export const REGISTER_SCOPES = ['Application.ReadWrite.All'];

/** Records consent without Microsoft's page; asked for only where somebody chose that. */
export const CONSENT_SCOPES = ['DelegatedPermissionGrant.ReadWrite.All'];

/**
 * Microsoft's own command line client, which every tenant knows: a registration cannot register
 * itself. Its tokens live for one errand and are never stored.
 * https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands
 */
export const BOOTSTRAP: BootstrapView = {
  clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
  clientName: 'Microsoft Graph Command Line Tools',
  scopes: [
    {
      name: 'Application.ReadWrite.All',
      why: 'Creates or changes the app registration with its redirect URI, permissions and client secret, and reads it back.',
    },
  ],
};

/** The same, where consent is recorded as well. */
export const BOOTSTRAP_WITH_CONSENT: BootstrapView = {
  ...BOOTSTRAP,
  scopes: [
    ...BOOTSTRAP.scopes,
    {
      name: 'DelegatedPermissionGrant.ReadWrite.All',
      why: 'Records that your organisation agrees to the permissions listed above, and takes it back if you undo.',
    },
  ],
};
