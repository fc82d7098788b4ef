import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import project from '../../package.json' with { type: 'json' };

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'connector.mjs');

function connector(...args: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
}

describe('npm run -s connector', () => {
  it("writes the command's answer to standard output and nothing else", () => {
    expect(connector('version')).toMatchObject({ status: 0, stdout: `${project.version}\n` });
  });

  it("passes the command's exit code and error on", () => {
    const result = connector('frobnicate');
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toContain('unknown command "frobnicate"');
  });
});
