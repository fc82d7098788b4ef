import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveTenant } from '../../../main/practice/serve.ts';
import { createPracticeTenant } from '../../../main/practice/tenant.ts';
import type { PracticeOptions, PracticeTenant } from '../../../main/practice/types.ts';

/** A practice tenant on loopback, and the cloud file that leads the app to it. */
export interface PracticeCloud {
  tenant: PracticeTenant;
  origin: string;
  /** Path for `--cloud`. */
  file: string;
  /** Address of the person whose sign-in name begins with this. */
  person(alias: string): { address: string; password: string };
  [Symbol.asyncDispose](): Promise<void>;
}

/** Serves a fresh tenant; the caller owns `folder`. */
export async function servePracticeCloud(
  folder: string,
  options: Partial<PracticeOptions> = {},
): Promise<PracticeCloud> {
  const tenant = await createPracticeTenant({
    login: 'https://login.unused.example',
    graph: 'https://graph.unused.example',
    messages: 120,
    seed: 7,
    now: () => Date.now(),
    ...options,
  });
  const server = await serveTenant(tenant, { port: 0 });
  const file = join(folder, 'cloud.json');
  const cloud = {
    id: 'practice-server',
    name: 'Practice server',
    login: server.origin,
    graph: server.origin,
  };
  writeFileSync(file, JSON.stringify(cloud));
  return {
    tenant,
    origin: server.origin,
    file,
    person(alias) {
      const found = tenant.people.find(({ address }) => address.startsWith(`${alias}@`));
      if (!found) throw new Error(`Nobody is called ${alias}`);
      return found;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
