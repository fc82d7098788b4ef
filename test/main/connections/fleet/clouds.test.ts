import { expect, it } from 'vitest';
import { vaultKeys } from '../../../../main/connections/app-identity.ts';
import { createFleet, type FleetDeps } from '../../../../main/connections/fleet/fleet.ts';
import { createState } from '../../../../main/connections/state.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import { diagnose } from '../../../../main/diagnosis/diagnose.ts';
import { loadClouds } from '../../../../main/identity/clouds.ts';
import { failure } from '../../../../main/result.ts';
import { appState, problem } from '../../../fakes/app-state.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';
import { memoryVault } from '../../../fakes/memory-vault.ts';
import { savedConnection } from '../../../fakes/saved-connection.ts';

/** A connection of osTicket in a cloud, with a registration and a secret of its own. */
function connection(cloud: string): Connection {
  const { registration } = savedConnection();
  return savedConnection({
    id: cloud,
    system: 'osticket',
    mailbox: `desk@${cloud}.example`,
    signer: `desk@${cloud}.example`,
    cloud,
    registration: { ...registration, audience: 'AzureADMultipleOrgs', clientId: `client of ${cloud}` },
    hasSecret: true,
  });
}

/** Domains are named after the cloud they live in. */
async function world(kept: Connection[]) {
  const all = [...kept];
  const vault = memoryVault();
  for (const { id } of kept) await vault.set(vaultKeys.secret(id), `secret of ${id}`);
  const refuse = async () => failure(problem());
  const deps = {
    ...{ store: memoryStore(), state: createState(appState()), vault, diagnose },
    clouds: loadClouds,
    connections: {
      all: () => all,
      get: (id: string) => all.find((one) => one.id === id),
      addMany: (more: Connection[]) => void all.push(...more),
      release: () => {},
      amend: () => {},
    },
    doctor: { lastRun: () => null },
    signIn: { start: refuse, cancel: () => {}, dismiss: () => {} },
    open: refuse,
    discover: async (address: string) => {
      const domain = address.split('@')[1] ?? '';
      const cloud = domain.split('.')[0] ?? '';
      return { status: 'found', domain, cloud, cloudName: cloud, accountType: 'work', tenantId: domain };
    },
  };
  // Only what adding asks for.
  const fleet = createFleet(deps as unknown as FleetDeps);
  const input = { text: 'a@global.example\nb@china.example', like: 'global', signer: '' };
  await fleet.lookUp(input);
  return { fleet, input, vault, added: () => all.slice(kept.length) };
}

it('mailboxes of several clouds are added at once, each with the registration and the secret of its cloud', async () => {
  const { fleet, input, vault, added } = await world([connection('global'), connection('china')]);
  expect(fleet.read(input)).toMatchObject({
    value: {
      rows: [
        { verdict: 'ready' },
        { verdict: 'warned', notes: [expect.stringContaining('desk@china.example is taken')] },
      ],
    },
  });
  expect(await fleet.add({ ...input, secret: '' })).toMatchObject({ value: { added: 2 } });
  const made = added().map(({ mailbox, cloud, registration }) => [mailbox, cloud, registration.clientId]);
  expect(made).toEqual([
    ['a@global.example', 'global', 'client of global'],
    ['b@china.example', 'china', 'client of china'],
  ]);
  for (const { id, cloud } of added()) {
    expect(await vault.get(vaultKeys.secret(id))).toEqual({ kind: 'found', value: `secret of ${cloud}` });
  }
});

it('without a connection in that cloud the line is left out', async () => {
  const { fleet, input, added } = await world([connection('global')]);
  expect(await fleet.add({ ...input, secret: '' })).toMatchObject({ value: { added: 1 } });
  expect(added().map(({ mailbox }) => mailbox)).toEqual(['a@global.example']);
});
