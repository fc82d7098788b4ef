import type { Problem, Setup } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Cloud } from '../identity/types.ts';
import { letsWrite } from '../registration/permissions.ts';
import {
  createRequest,
  createResponse,
  type FileResult,
  fileText,
  generateKeyPair,
  openResponse,
  parseRequest,
  type RequestFile,
} from '../registration/request-file.ts';
import { findSystem } from '../registration/systems.ts';
import { failure, type Result, success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import type { Files } from './files.ts';
import { saveAs } from './save-as.ts';
import type { SetupService } from './setup.ts';
import { newSetup, planOfSetup } from './setup-draft.ts';
import { systemOf } from './sheet.ts';
import type { Vault } from './types.ts';

export interface AdminRequestDeps {
  setup: SetupService;
  vault: Vault;
  files: Files;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** The way over an administrator with a copy of the app: a request goes out, an answer comes back. */
export interface AdminRequests {
  saveRequest(): Promise<Result<{ saved: boolean }>>;
  openRequest(): Promise<Result<{ opened: boolean }>>;
  saveResponse(): Promise<Result<{ saved: boolean }>>;
  openResponse(): Promise<Result<{ opened: boolean }>>;
}

export function createAdminRequests(deps: AdminRequestDeps): AdminRequests {
  const { setup, vault, files } = deps;
  /** The request that this setup, opened from a file, answers. */
  let asked: { setupId: string; request: RequestFile } | null = null;
  const problem = (message: string) => failure(deps.diagnose({ source: 'app', facts: { message } }));

  return {
    async saveRequest() {
      const current = setup.current();
      const request = current && (await requestOf(deps, current));
      if (!current || !request) return problem('The request is not complete yet.');
      await vault.set(vaultKeys.requestId(current.id), request.id);
      return saveAs(files, `registration-request-${current.system}.json`, fileText(request));
    },
    async openRequest() {
      const text = await files.open('Open a request');
      if (text === null) return success({ opened: false });
      const parsed = parseRequest(text);
      if (!parsed.ok) return problem(parsed.message);
      const request = parsed.value;
      const refused = refusalOf(request, deps.clouds());
      if (refused) return problem(refused);
      await setup.start(false, setupFrom(request));
      const started = setup.current();
      asked = started && { setupId: started.id, request };
      setup.update({});
      return success({ opened: true });
    },
    async saveResponse() {
      const current = setup.current();
      if (!current || asked?.setupId !== current.id) return problem('This setup does not answer a request.');
      const answer = await responseTo(deps, asked.request, current);
      if (!answer.ok) return problem(answer.message);
      return saveAs(files, `registration-answer-${current.system}.json`, answer.value);
    },
    async openResponse() {
      const current = setup.current();
      const key = current && (await vault.get(vaultKeys.request(current.id)));
      if (!current || key?.kind !== 'found') return problem('No request was made from this setup.');
      const text = await files.open('Open the answer');
      if (text === null) return success({ opened: false });
      const [, privateKey = ''] = key.value.split(' ');
      const asked = await vault.get(vaultKeys.requestId(current.id));
      const opened = openResponse(text, privateKey, asked.kind === 'found' ? asked.value : undefined);
      if (!opened.ok) return problem(opened.message);
      const { clientId, tenantId, secret, secretExpiresAt } = opened.value;
      setup.update({ registration: { clientId, tenant: tenantId }, secretExpiresAt });
      if (secret !== undefined) await setup.setSecret(secret);
      return success({ opened: true });
    },
  };
}

async function requestOf(deps: AdminRequestDeps, current: Setup): Promise<RequestFile | null> {
  const made = planOfSetup(current, deps.clouds());
  if (!made?.ok) return null;
  const publicKey = await publicKeyOf(deps.vault, current.id);
  const { mailbox, signer, cloud, inputs, registration } = current;
  const system = systemOf(current);
  return createRequest(
    {
      requester: signer || mailbox,
      name: `Mailbox Connector: ${system.name}`,
      systemName: system.name,
      mailbox,
      signer: signer || mailbox,
      cloud,
      tenant: registration.tenant,
      inputs,
      plan: made.plan,
      publicKey,
    },
    new Date(),
  );
}

/** One key pair per setup: an answer to an earlier request of it still opens. */
async function publicKeyOf(vault: Vault, setupId: string): Promise<string> {
  const kept = await vault.get(vaultKeys.request(setupId));
  const [publicKey, privateKey] = kept.kind === 'found' ? kept.value.split(' ') : [];
  if (publicKey && privateKey) return publicKey;
  const pair = generateKeyPair();
  await vault.set(vaultKeys.request(setupId), `${pair.publicKey} ${pair.privateKey}`);
  return pair.publicKey;
}

/** Why this copy of the app cannot do what the file asks for; null where it can. */
function refusalOf(request: RequestFile, clouds: Cloud[]): string | null {
  const { system } = request.plan;
  if (!findSystem(system))
    return `The request is for a System that this copy of the app does not know (${system.slice(0, 40)}). Update the app, then open it again.`;
  if (!clouds.some(({ id }) => id === request.cloud))
    return `The request is for a cloud that this copy of the app does not know (${request.cloud.slice(0, 40)}).`;
  const made = planOfSetup({ ...newSetup(false, request.cloud), ...setupFrom(request) }, clouds);
  return made && !made.ok ? `The request cannot be carried out. ${made.message}` : null;
}

function setupFrom({ plan, inputs, mailbox, signer, cloud, tenant }: RequestFile): Partial<Setup> {
  return {
    system: plan.system,
    inputs,
    mailbox,
    signer,
    cloud,
    access: letsWrite(plan.permissions) ? 'read-write' : 'read',
    way: 'by-itself',
    step: 'registration',
    registration: {
      clientId: '',
      tenant,
      audience: plan.audience,
      // Worked out anew from System and inputs: a file from elsewhere decides no address.
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    },
  };
}

async function responseTo(
  { vault }: AdminRequestDeps,
  request: RequestFile,
  current: Setup,
): Promise<FileResult<string>> {
  const { clientId, tenant } = current.registration;
  const entry = await vault.get(vaultKeys.secret(current.id));
  return createResponse(request, {
    clientId,
    tenantId: tenant,
    ...(entry.kind === 'found' ? { secret: entry.value } : {}),
    secretExpiresAt: current.secretExpiresAt,
  });
}
