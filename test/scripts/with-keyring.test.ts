import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyringProblem } from '../../scripts/with-keyring.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'with-keyring.mjs');
const MISSING = keyringProblem();

function runWithKeyring(code: string) {
  return spawnSync(process.execPath, [SCRIPT, process.execPath, '--input-type=module', '-e', code], {
    cwd: join(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
  });
}

describe('keyringProblem', () => {
  it('finds none where the tools are', () => {
    expect(keyringProblem('linux', () => true)).toBeNull();
  });

  it('names the missing tools', () => {
    expect(keyringProblem('linux', () => false)).toBe(
      'dbus-run-session and gnome-keyring-daemon not installed',
    );
  });

  it('names a platform that has a keyring of its own', () => {
    expect(keyringProblem('win32', () => true)).toContain('win32');
  });
});

describe('with-keyring', () => {
  it("passes the command's exit code, output and errors on", () => {
    const result = runWithKeyring('console.log("out"); console.error("err"); process.exitCode = 5');
    expect(result.status).toBe(5);
    expect(result.stdout).toBe('out\n');
    expect(result.stderr).toContain('err\n');
  });

  it('gives the command an unlocked keyring', ({ skip }) => {
    skip(MISSING !== null, `no keyring: ${MISSING}`);
    const result = runWithKeyring(`import keytar from 'keytar';
      await keytar.setPassword('connector-test', 'a', 'secret');
      console.log(await keytar.getPassword('connector-test', 'a'));`);
    expect(result.stdout).toBe('secret\n');
  });

  it('gives the command a home of its own and removes it', ({ skip }) => {
    skip(MISSING !== null, `no keyring: ${MISSING}`);
    const home = runWithKeyring('console.log(process.env.HOME)').stdout.trim();
    expect(home).not.toBe(homedir());
    expect(existsSync(home)).toBe(false);
  });
});
