import { expect, it } from 'vitest';
import { createPracticeServices } from '../../../../main/cli/practice-services.ts';
import { vaultKeys } from '../../../../main/connections/app-identity.ts';
import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import type { Ready } from '../../../../preload/contract.ts';
import { ADA, BEN, OLGA, SUPPORT } from '../../checks/causes.ts';
import { practiceReady } from './practice-ready.ts';

const SECRET = 'Abc8Q~0123456789abcdefghijklmnopqrstuvwx';

async function world() {
  const run = await createPracticeServices();
  const ready = practiceReady(run.services);
  const ended = () =>
    new Promise<void>((resolve) => {
      const stop = run.services.state.subscribe(({ errand }) => {
        if (!errand?.isOver) return;
        stop();
        resolve();
      });
    });
  return { ...run, ready, ended };
}

it('the first mailboxes come from a list and a registration that is ready; each person is asked once', async () => {
  const { services, person, ready, ended } = await world();
  const { fleet, state, connections } = services;
  const text = `${OLGA}\n${SUPPORT}, ${OLGA}\n${BEN}, ${OLGA}`;
  expect(fleet.read({ text, signer: '', like: ready })).toMatchObject({
    ok: true,
    value: { rows: [{ verdict: 'ready' }, { verdict: 'ready' }, { verdict: 'ready' }] },
  });
  let signIns = 0;
  let before = '';
  state.subscribe(({ signIn: { phase } }) => {
    if (phase === 'finishing' && before !== phase) signIns += 1;
    before = phase;
  });
  person.wishes = { address: OLGA, consent: 'organization' };
  const over = ended();
  expect(await fleet.add({ text, signer: '', like: ready, secret: '' })).toEqual({
    ok: true,
    value: { added: 3 },
  });
  await over;
  expect(connections.all().map(({ mailbox, practice, cloud }) => [mailbox, practice, cloud])).toEqual(
    [OLGA, SUPPORT, BEN].map((address) => [address, true, PRACTICE_CLOUD.id]),
  );
  expect(state.get().errand?.items[0]).toMatchObject({ mailbox: OLGA, phase: 'done' });
  expect(new Set(connections.all().map((one) => vaultKeys.tokens(one))).size).toBe(1);
  expect(signIns).toBe(1);
});

it('who cancels keeps mailboxes that wait for their Signer, and may sign them in later', async () => {
  const { services, person, ready, ended } = await world();
  const { fleet, state } = services;
  person.wishes = { address: OLGA, consent: 'organization' };
  let over = ended();
  await fleet.add({ text: `${OLGA}\n${SUPPORT}`, signer: OLGA, like: ready, secret: '' });
  fleet.cancel();
  await over;
  await expect
    .poll(() => state.get().connections.map(({ status }) => status.kind))
    .toEqual(['needs-you', 'needs-you']);
  person.wishes = { address: OLGA, consent: 'organization' };
  over = ended();
  fleet.signIn(state.get().connections.map(({ id }) => id));
  await over;
  expect(state.get().errand?.items[0]).toMatchObject({ mailbox: OLGA, phase: 'done' });
});

it('a secret that was typed is put into the vault for each of them, and nowhere else', async () => {
  const { services, vault, ready, store, ended } = await world();
  const { fleet, state, connections } = services;
  const registration = {
    ...ready.registration,
    platform: 'web',
    redirectUri: 'https://crm.example/cb',
  } as const;
  const like = { ...ready, registration };
  const over = ended();
  const done = await fleet.add({ text: `${ADA}\n${BEN}`, signer: '', like, secret: ` ${SECRET} ` });
  expect(done).toMatchObject({ ok: true });
  fleet.cancel();
  await over;
  for (const { id, hasSecret } of connections.all()) {
    expect(hasSecret).toBe(true);
    expect(await vault.get(vaultKeys.secret(id))).toEqual({ kind: 'found', value: SECRET });
  }
  expect(JSON.stringify([state.get(), store.get('connections')])).not.toContain(SECRET);
});

it.each<[string, (ready: Ready) => Ready, RegExp]>([
  ['no client ID', (one) => ({ ...one, registration: { ...one.registration, clientId: '' } }), /client\) ID/],
  [
    'no secret where the platform needs one',
    (one) => ({
      ...one,
      registration: { ...one.registration, platform: 'web', redirectUri: 'https://crm.example/cb' },
    }),
    /Paste the client secret/,
  ],
  ['a System that was told nothing', (one) => ({ ...one, system: 'perfex-crm' }), /domain|address/i],
])('with %s nothing is added, and it is said why', async (_, change, words) => {
  const { services, ready } = await world();
  const done = await services.fleet.add({ text: ADA, signer: '', like: change(ready), secret: '' });
  expect(done.ok).toBe(false);
  if (!done.ok) expect(done.problem.facts.message).toMatch(words);
  expect(services.connections.all()).toEqual([]);
});

it('platform and redirect URI are those of the System, whatever was typed', async () => {
  const { services, ready } = await world();
  const view = services.fleet.look({
    ...ready,
    system: 'perfex-crm',
    inputs: { domain: 'crm.contoso.com' },
  });
  expect(view.values.registration.platform).toBe('web');
});
