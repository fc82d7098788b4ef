import { expect, it } from 'vitest';
import { createPracticeServices } from '../../../main/cli/practice-services.ts';
import { must } from './seeds/desk.ts';

const SECRET = 'abc8Q~not.a-real_secret~0123456789abcdefgh';
const CLIENT = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23';
const TENANT = '6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f';

it('fills in a setup with everything a configuration tells, and puts its secret into the vault', async () => {
  const { services, vault } = await createPracticeServices();
  const text = `CLIENT_ID=${CLIENT}
TENANT_ID=${TENANT}
CLIENT_SECRET=${SECRET}
REDIRECT_URI=https://app.example.com/oauth/callback
SCOPE=https://outlook.office.com/IMAP.AccessAsUser.All offline_access`;
  const imported = must(await services.handover.importText(text));
  expect(imported).toMatchObject({ system: 'custom', hasSecret: true, warnings: [] });
  const { setup } = services.state.get();
  expect(setup).toMatchObject({
    system: 'custom',
    hasSecret: true,
    registration: { clientId: CLIENT, tenant: TENANT },
    inputs: { redirectUri: 'https://app.example.com/oauth/callback', platform: 'web' },
  });
  expect(await vault.get(`secret-${setup?.id}`)).toEqual({ kind: 'found', value: SECRET });
  expect(JSON.stringify(services.state.get())).not.toContain(SECRET);
});

it('does not carry over an address that no longer works', async () => {
  const { services } = await createPracticeServices();
  const text = `CLIENT_ID=${CLIENT}\nREDIRECT_URI=https://login.microsoftonline.com/common/oauth2/nativeclient`;
  const imported = must(await services.handover.importText(text));
  expect(imported.warnings.join()).toContain('nativeclient no longer works');
  expect(services.state.get().setup?.inputs).toEqual({});
});
