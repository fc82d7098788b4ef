import type { MailServers } from '../../../../main/practice/mailservers/servers.ts';
import { ADA, type TestTenant, testTenant, tokensFor } from '../harness.ts';

export const OUTLOOK = 'https://outlook.office.com';
const SCOPES = {
  imap: 'IMAP.AccessAsUser.All',
  pop: 'POP.AccessAsUser.All',
  smtp: 'SMTP.Send',
};

/** All three protocols, as a client asks for them. */
export const MAIL_SCOPES = [
  'openid',
  'offline_access',
  ...Object.values(SCOPES).map((name) => `${OUTLOOK}/${name}`),
].join(' ');

/** A tenant with its mail servers, and tokens of its people. */
export interface MailTenant {
  tenant: TestTenant;
  servers: MailServers;
  /** A token of all three protocols. */
  token(person?: string): Promise<string>;
}

export async function mailTenant(): Promise<MailTenant> {
  const tenant = await testTenant();
  const servers = await tenant.startMailServers(['outlook.practice.example', 'smtp.practice.example']);
  return {
    tenant,
    servers,
    token: async (person = ADA) =>
      (await tokensFor(tenant, { address: person }, { scope: MAIL_SCOPES })).access_token,
  };
}
