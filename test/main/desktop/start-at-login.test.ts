import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setAutostartFile } from '../../../main/desktop/start-at-login.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes a desktop entry that starts hidden, and removes it again', () => {
  const directory = join(folder, 'autostart');
  const file = join(directory, 'mailbox-connector.desktop');
  setAutostartFile(directory, ['/opt/Mailbox Connector/app', 'a"b$c%d'], true);
  expect(readFileSync(file, 'utf8')).toContain(
    'Exec="/opt/Mailbox Connector/app" "a\\"b\\$c%%d" "--hidden"\n',
  );
  setAutostartFile(directory, [], false);
  expect(existsSync(file)).toBe(false);
});

it('removing what is not there is no failure', () => {
  expect(() => setAutostartFile(join(folder, 'none'), [], false)).not.toThrow();
});
