import type { Plan } from '../../preload/contract.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { makePlan } from '../registration/plan.ts';
import type { Io } from './io.ts';
import { type PlanArguments, readPlanArguments } from './plan-arguments.ts';
import { USAGE_ERROR, UsageError } from './usage.ts';

/** Prints what a System's Registration must look like, or the script that makes it. */
export async function runPlan(argv: string[], io: Io): Promise<number> {
  try {
    const wanted = readPlanArguments(argv);
    for (const line of await answer(wanted)) io.out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`connector plan: ${error.message}`);
    return USAGE_ERROR;
  }
}

async function answer({ request, asJson, script }: PlanArguments): Promise<string[]> {
  const made = makePlan(request);
  if (!made.ok) throw new UsageError(`${optionOf(request.system, made.input)}${made.message}`);
  const { plan } = made;
  if (script) {
    // Loaded when asked for: a plan needs nothing of it.
    const { adminScript } = await import('../registration/scripts/script.ts');
    const { cloud, tenant, system } = request;
    const name = registrationName(system);
    const text = adminScript({
      kind: script,
      plan,
      name,
      cloud,
      ...(tenant === undefined ? {} : { tenant }),
    });
    return [text.trimEnd()];
  }
  return asJson ? [JSON.stringify(plan)] : readable(plan);
}

/** The option that has to change. */
function optionOf(system: PlanArguments['request']['system'], input: string): string {
  return system.inputs.some(({ id }) => id === input) ? `--set ${input}: ` : `--${input}: `;
}

function readable(plan: Plan): string[] {
  const { secret, permissions, fields, portal } = plan;
  return [
    `System         ${plan.system}`,
    `Redirect URI   ${plan.redirectUri}`,
    `Platform       ${plan.platform}`,
    `Account types  ${plan.audience}`,
    `Authority      ${plan.authority}`,
    `Client secret  ${secret.needed ? `yes, for ${secret.months} months` : 'none'}`,
    ...section(
      'Permissions (delegated)',
      permissions.map(
        ({ name, resource, adminConsent, why }) =>
          `${name} [${resource}${adminConsent ? ', needs an administrator' : ''}]: ${why}`,
      ),
    ),
    ...section(
      'In the Entra admin centre',
      portal.flatMap(({ title, url, values }) => [
        `${title}: ${url}`,
        ...values.map(({ label, value }) => `  ${label}: ${value}`),
      ]),
    ),
    ...section(
      'To enter in the system',
      fields.map(({ label, value, where }) => `${label}: ${value || '(leave empty)'}  (${where})`),
    ),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
