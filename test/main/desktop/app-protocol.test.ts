import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppProtocol } from '../../../main/desktop/app-protocol.ts';

let folder: string;
let answer: (url: string, method?: string) => Promise<Response>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-protocol-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'outside');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'message.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'assets', 'main.js'), '1');
  writeFileSync(join(folder, 'renderer', 'notes.md'), 'not a page');
  const handle = createAppProtocol(join(folder, 'renderer'));
  answer = (url, method = 'GET') => handle(new Request(url, { method }));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the app scheme', () => {
  it('serves pages with a policy that allows no inline script or style and turns Trusted Types on', async () => {
    const response = await answer('connector://app/index.html');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  });

  it('gives the mail frame a policy without any script, and pictures only when asked', async () => {
    const blocked =
      (await answer('connector://app/message.html')).headers.get('Content-Security-Policy') ?? '';
    const allowed =
      (await answer('connector://app/message.html?images=1')).headers.get('Content-Security-Policy') ?? '';
    expect(blocked).not.toContain('script-src');
    expect(blocked).toContain("default-src 'none'");
    expect(blocked).toContain('sandbox allow-same-origin');
    expect(blocked).toContain('img-src data:;');
    expect(allowed).toContain('img-src data: https:;');
  });

  it.each([
    'connector://app/../secret.html',
    'connector://app/%2e%2e/secret.html',
    'connector://app/..%2fsecret.html',
    'connector://app/%2e%2e%5csecret.html',
    'connector://app/%E0%A4%A',
    'connector://app/notes.md',
    'connector://app/',
    'connector://app/missing.html',
    'connector://evil/index.html',
  ])('refuses %s', async (url) => {
    const response = await answer(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('outside');
  });

  it('refuses anything but GET', async () => {
    expect((await answer('connector://app/index.html', 'POST')).status).toBe(404);
  });
});
