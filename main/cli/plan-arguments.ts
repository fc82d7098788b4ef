import { parseArgs } from 'node:util';
import { audienceSchema } from '../../preload/contract.ts';
import { checkClientId, checkMailbox, checkTenant, cleanPaste } from '../../preload/registration-fields.ts';
import { loadClouds } from '../identity/clouds.ts';
import type { Cloud } from '../identity/types.ts';
import type { PlanRequest } from '../registration/plan.ts';
import { findSystem, loadSystems, type System } from '../registration/systems.ts';
import { UsageError } from './usage.ts';

/** What `connector plan` was asked for. */
export interface PlanArguments {
  request: PlanRequest;
  asJson: boolean;
  script: 'az' | 'powershell' | undefined;
}

const OPTIONS = {
  system: { type: 'string' },
  set: { type: 'string', multiple: true },
  cloud: { type: 'string', default: 'global' },
  tenant: { type: 'string' },
  mailbox: { type: 'string' },
  signer: { type: 'string' },
  audience: { type: 'string' },
  'client-id': { type: 'string' },
  json: { type: 'boolean', default: false },
  script: { type: 'string' },
} as const;

/**
 * Reads the arguments of `connector plan`.
 * @throws UsageError with one clear line
 */
export function readPlanArguments(argv: string[]): PlanArguments {
  const values = parse(argv);
  const system = systemOf(values.system);
  const cloud = cloudOf(values.cloud);
  const audience = optional(values.audience, audienceOf);
  const mailbox = optional(values.mailbox, addressOf('--mailbox'));
  const request = {
    system,
    cloud,
    inputs: inputsOf(system, values.set ?? []),
    accountType: isPersonal(cloud, mailbox ?? '', audience) ? 'personal' : 'work',
    audience,
    mailbox,
    signer: optional(values.signer, addressOf('--signer')),
    tenant: optional(values.tenant, tenantOf(audience ?? system.audience.recommended)),
    clientId: optional(values['client-id'], clientIdOf),
  } as const;
  return { request, asJson: values.json, script: optional(values.script, scriptOf) };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values;
  } catch (error) {
    // Node's message goes on with a hint for programmers.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${first.replace(/\.$/, '')}.`);
  }
}

function optional<T>(text: string | undefined, read: (text: string) => T): T | undefined {
  return text === undefined ? undefined : read(text);
}

function systemOf(id: string | undefined): System {
  const ids = loadSystems().map((system) => system.id);
  if (id === undefined) throw new UsageError(`--system is missing; choose one of ${ids.join(', ')}.`);
  const system = findSystem(id);
  if (!system) throw new UsageError(`unknown system "${oneLine(id)}"; choose one of ${ids.join(', ')}.`);
  return system;
}

function cloudOf(id: string): Cloud {
  const clouds = loadClouds();
  const cloud = clouds.find((each) => each.id === id);
  const ids = clouds.map((each) => each.id).join(', ');
  if (!cloud) throw new UsageError(`unknown cloud "${oneLine(id)}"; choose one of ${ids}.`);
  return cloud;
}

function audienceOf(text: string) {
  const audience = audienceSchema.options.find((each) => each.toLowerCase() === text.trim().toLowerCase());
  if (audience) return audience;
  throw new UsageError(
    `unknown audience "${oneLine(text)}"; choose one of ${audienceSchema.options.join(', ')}.`,
  );
}

function scriptOf(text: string) {
  if (text === 'az' || text === 'powershell') return text;
  throw new UsageError(`unknown script "${oneLine(text)}"; choose az or powershell.`);
}

/** `--set key=value`; the values are judged by the plan. */
function inputsOf(system: System, settings: readonly string[]): Record<string, string> {
  const inputs = new Map<string, string>();
  for (const setting of settings) {
    const [key = '', ...rest] = setting.split('=');
    if (rest.length === 0) throw new UsageError(`--set ${oneLine(setting)}: write it as key=value.`);
    const input = system.inputs.find(({ id, label }) => [id, label].map(squeezed).includes(squeezed(key)));
    if (!input) throw new UsageError(unknownInput(system, key));
    if (inputs.has(input.id)) throw new UsageError(`--set ${input.id} is given twice.`);
    inputs.set(input.id, rest.join('='));
  }
  return Object.fromEntries(inputs);
}

/** People write `concern-code`, `Concern code` or `CONCERN_CODE`. */
function squeezed(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function unknownInput({ id, inputs }: System, key: string): string {
  const names = inputs.map((input) => input.id).join(', ');
  const offer = names === '' ? 'it takes none' : `it takes ${names}`;
  return `${id} has no input "${oneLine(key)}"; ${offer}.`;
}

function addressOf(option: string) {
  return (text: string) => accepted(option, text, checkMailbox(text));
}

function tenantOf(audience: PlanRequest['system']['audience']['recommended']) {
  return (text: string) => accepted('--tenant', text, checkTenant(text, { audience }));
}

function clientIdOf(text: string): string {
  return accepted('--client-id', text, checkClientId(text, {}));
}

function accepted(option: string, text: string, found: ReturnType<typeof checkMailbox>): string {
  if (found?.level === 'error') throw new UsageError(`${option}: ${found.message}`);
  return cleanPaste(text);
}

/** The domain tells, and an audience of personal accounts only leaves no doubt. */
function isPersonal(cloud: Cloud, mailbox: string, audience: PlanRequest['audience']): boolean {
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1).toLowerCase();
  return audience === 'PersonalMicrosoftAccount' || cloud.personalDomains.includes(domain);
}

/** What somebody typed, fit for a message of one line. */
function oneLine(text: string): string {
  return cleanPaste(text).slice(0, 60);
}
