import { parseArgs } from 'node:util';
import { loadSystems, systemView } from '../registration/systems.ts';
import type { Io } from './io.ts';
import { USAGE_ERROR } from './usage.ts';

/** Lists the systems with the inputs that `connector plan` wants of each. */
export async function runSystems(argv: string[], io: Io): Promise<number> {
  const asJson = readArguments(argv);
  if (asJson === null) {
    io.error('connector systems: Usage: connector systems [--json]');
    return USAGE_ERROR;
  }
  const views = loadSystems().map(systemView);
  if (asJson) io.out(JSON.stringify(views));
  else for (const line of views.flatMap(readable)) io.out(line);
  return 0;
}

function readable({ id, name, purpose, inputs }: ReturnType<typeof systemView>): string[] {
  const wanted = inputs.map((input) => `    --set ${input.id}=${input.example}  (${input.label})`);
  return [`${id.padEnd(20)} ${name}`, `    ${purpose}`, ...wanted];
}

/** Null for a command line that cannot be understood. */
function readArguments(argv: string[]): boolean | null {
  try {
    const { values } = parseArgs({ args: argv, options: { json: { type: 'boolean', default: false } } });
    return values.json;
  } catch {
    return null;
  }
}
