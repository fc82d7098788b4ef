import type { Cloud } from '../../identity/types.ts';

/** Pages of a registration in the Entra admin centre. */
export type PortalPage = 'Overview' | 'Authentication' | 'Credentials' | 'CallAnAPI';

/** The page of the portal on which one part of a registration is changed by hand. */
export function portalPage(cloud: Cloud, clientId: string, page: PortalPage): string {
  const base = `${cloud.portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade`;
  return `${base}/~/${page}/appId/${encodeURIComponent(clientId)}`;
}

/** The enterprise app, where an administrator lets people sign in or keeps them out. */
export function enterpriseAppPage(cloud: Cloud, clientId: string, objectId: string): string {
  const base = `${cloud.portal}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade`;
  return `${base}/~/Properties/objectId/${encodeURIComponent(objectId)}/appId/${encodeURIComponent(clientId)}`;
}
