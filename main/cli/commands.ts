import project from '../../package.json' with { type: 'json' };
import type { Command } from './io.ts';

/** Every command by its name. A new one is one file beside this one and one line here. */
const commands: Record<string, Command> = {
  tenant: {
    summary: 'serve the practice tenant over HTTP (--port N)',
    // Loaded when asked for: help and version need nothing of it.
    run: async (argv, io) => (await import('./tenant.ts')).runTenant(argv, io),
  },
  systems: {
    summary: 'list the systems a mailbox can be connected to (--json)',
    run: async (argv, io) => (await import('./systems.ts')).runSystems(argv, io),
  },
  plan: {
    summary: 'say what a registration must look like (--system ID --set key=value … --json)',
    run: async (argv, io) => (await import('./plan.ts')).runPlan(argv, io),
  },
  explain: {
    summary: 'say what an error text means (--json < text, or a FILE)',
    run: async (argv, io) => (await import('./explain.ts')).runExplain(argv, io),
  },
  check: {
    summary: 'check a connection in all layers (--connection NAME --json)',
    run: async (argv, io) => (await import('./check.ts')).runCheck(argv, io),
  },
  help: { summary: 'show this list', run: async (_argv, io) => showHelp(io.out) },
  version: { summary: 'show the version', run: async (_argv, io) => show(project.version, io.out) },
};

/** Words people type out of habit. */
const aliases: Record<string, string> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
};

/** The command called `word`, and `help` when nothing was asked. */
export function findCommand(word = 'help'): Command | undefined {
  const name = Object.hasOwn(aliases, word) ? aliases[word] : word;
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function showHelp(out: (line: string) => void): number {
  out('Usage: connector <command> [options]');
  out('');
  for (const [name, { summary }] of Object.entries(commands)) out(`  ${name.padEnd(10)}${summary}`);
  return 0;
}

function show(line: string, out: (line: string) => void): number {
  out(line);
  return 0;
}
