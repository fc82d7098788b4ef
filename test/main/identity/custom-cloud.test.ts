import { describe, expect, it } from 'vitest';
import { CLOUD_FILES } from '../../../main/identity/clouds.ts';
import { parseCustomCloud } from '../../../main/identity/custom-cloud.ts';

function parse(file: unknown) {
  return parseCustomCloud(JSON.stringify(file));
}

function accepted(file: unknown) {
  const result = parse(file);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('parseCustomCloud', () => {
  it('needs no more than the two endpoints', () => {
    const { cloud, routes } = accepted({
      login: 'https://login.a.example',
      graph: 'https://graph.a.example',
    });
    expect(routes).toEqual([]);
    expect(cloud).toEqual({
      id: 'custom',
      name: 'Custom cloud',
      login: 'https://login.a.example',
      graph: 'https://graph.a.example',
      outlook: 'https://graph.a.example',
      portal: 'https://login.a.example',
      personalDomains: [],
      hasPersonalAccounts: false,
      discoverable: true,
    });
  });

  it('takes a file as it ships with the app', () => {
    expect(accepted(CLOUD_FILES[0]).cloud.login).toBe('https://login.microsoftonline.com');
  });

  it.each([
    ['http://127.0.0.1:5001', 'https://127.0.0.1:5001', '127.0.0.1:5001'],
    ['http://[::1]:5001', 'https://[::1]:5001', '[::1]:5001'],
    ['http://localhost:5001', 'https://localhost:5001', 'localhost:5001'],
  ])('carries %s inside as https and routes it', (origin, inside, host) => {
    const { cloud, routes } = accepted({ login: origin, graph: 'https://graph.a.example' });
    expect(cloud.login).toBe(inside);
    expect(routes.map((entry) => [entry.host, entry.route.browserOrigin])).toEqual([[host, origin]]);
  });

  it('needs one route for endpoints that share a server', () => {
    expect(accepted({ login: 'http://127.0.0.1:1234', graph: 'http://127.0.0.1:1234' }).routes).toHaveLength(
      1,
    );
  });

  it.each([
    ['http to another computer', { login: 'http://login.a.example', graph: 'https://g.example' }, 'login'],
    ['a path on loopback', { login: 'http://127.0.0.1:1/x', graph: 'https://g.example' }, 'login'],
    [
      'a host that only looks like loopback',
      { login: 'https://l.example', graph: 'http://127.0.0.1.x.io' },
      'graph',
    ],
    ['another scheme', { login: 'file:///etc/passwd', graph: 'https://g.example' }, 'login'],
    ['a missing endpoint', { login: 'https://l.example' }, 'graph'],
    [
      'a field of the wrong type',
      { login: 'https://l.example', graph: 'https://g.example', imap: 7 },
      'imap',
    ],
  ])('refuses %s and names the field', (_, file, field) => {
    const result = parse(file);
    expect(result.ok ? '' : result.message).toContain(`${field}: `);
  });

  it.each(['', '{', 'null', '[]', '"text"'])('refuses %j without throwing', (text) => {
    expect(parseCustomCloud(text).ok).toBe(false);
  });
});
