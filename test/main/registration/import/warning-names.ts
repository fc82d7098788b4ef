import { expect } from 'vitest';
import { importRegistration } from '../../../../main/registration/import/import.ts';

/** The part of a warning that tells which one it is. */
export const WARNINGS = {
  noClientId: /^No client id/,
  borrowed: /^The client id belongs to/,
  secretId: /Secret ID was pasted/,
  encrypted: /is encrypted in this file/,
  placeholder: /none is filled in/,
  nativeclient: /nativeclient no longer works/,
  oob: /urn:ietf:wg:oauth:2\.0:oob/,
  http: /begins with http:/,
  version1: /are those of version 1/,
  resource: /parameter "resource"/,
  common: /The tenant is "common"/,
  tenants: /name different tenants/,
  cloud: /national cloud/,
  prompt: /prompt=consent/,
  ewsUrl: /uses Exchange Web Services/,
  accounts: /holds \d+ accounts/,
  ewsScope: /^The scopes ask for Exchange Web Services/,
  graphPrefix: /begin with https:\/\/graph\.microsoft\.com/,
  bare: /stand without https:\/\/outlook/,
  mixed: /belong to two services/,
  default: /scope \/\.default/,
  appOnly: /access without a person/,
  azureAdGraph: /graph\.windows\.net/,
  refresh: /^offline_access is missing/,
};

/** The names of the warnings about a text. */
export function warningsOf(text: string): (keyof typeof WARNINGS)[] {
  const { warnings } = importRegistration(text);
  return warnings.map((warning) => {
    const found = Object.entries(WARNINGS).find(([, pattern]) => pattern.test(warning));
    expect(found, warning).toBeDefined();
    return found?.[0] as keyof typeof WARNINGS;
  });
}
