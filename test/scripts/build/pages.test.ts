import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../scripts/build.ts';
import { ROOT } from '../../../scripts/lib/paths.mjs';

const page = (name: string) => readFileSync(join(ROOT, 'out', 'renderer', name), 'utf8');
const scripts = (html: string) =>
  [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src ?? '');

describe('the built pages', () => {
  beforeAll(() => build(['renderer']), 60_000);

  it('show a mail in a page that asks for nothing: no script, no style sheet', () => {
    expect(page('message.html')).not.toMatch(/<script|<link|src=|@import|url\(/i);
  });

  it('load with the window what the first screen needs, and no later screen', () => {
    const names = scripts(page('index.html'));
    expect(names).toContainEqual(expect.stringMatching(/first-/));
    const code = names.map((name) => page(name)).join('');
    expect(code).toContain('Connect a mailbox');
    expect(code).not.toMatch(/Quiet hours|Find a folder/);
  });
});
