/**
 * `npm run -s connector -- <command>`: the command line, from a fresh clone too. Standard output carries
 * the command's answer and nothing else; input, exit code and signals pass through.
 */
import { join } from 'node:path';
import { projectNode, ROOT } from './lib/paths.mjs';
import { runInForeground, runQuietly } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { nodeProblem } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';

/** @returns {Promise<string | null>} what a person has to do first */
async function prepare() {
  const problem = nodeProblem(process.versions.node) ?? (await ensurePackages());
  if (problem) return problem;
  const result = await runQuietly(node(), [join(ROOT, 'scripts', 'build.ts'), 'cli']);
  return result.ok ? null : result.output.trim();
}

function node() {
  return projectNode() ?? process.execPath;
}

/** npm changes to the project's folder; file names in the arguments mean the person's. */
function callersFolder() {
  return (process.env.npm_lifecycle_event === 'connector' && process.env.INIT_CWD) || process.cwd();
}

const problem = await prepare();
if (problem) say(problem);
process.exitCode = problem
  ? 1
  : await runInForeground(node(), [join(ROOT, 'out', 'main', 'cli.mjs'), ...process.argv.slice(2)], {
      cwd: callersFolder(),
    });
