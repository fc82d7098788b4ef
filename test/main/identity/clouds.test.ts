import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkClouds } from '../../../main/identity/cloud-schema.ts';
import { CLOUD_FILES, findCloud, loadClouds } from '../../../main/identity/clouds.ts';

const clouds = loadClouds();

/** A valid file with one thing changed. */
function changed(change: Record<string, unknown>): unknown {
  return { ...(CLOUD_FILES[0] as Record<string, unknown>), ...change };
}

describe('the cloud files', () => {
  it('are all loaded, as they are checked', () => {
    expect(clouds).toEqual(checkClouds(CLOUD_FILES));
    expect(readdirSync('resources/clouds')).toHaveLength(clouds.length);
  });

  it.each(clouds)('$id carries nothing but the fields of a Cloud', (cloud) => {
    expect(Object.keys(cloud).sort()).toEqual(
      ['id', 'name', 'login', 'graph', 'outlook', 'imap', 'pop', 'smtp', 'portal']
        .concat('personalDomains', 'hasPersonalAccounts', 'discoverable')
        .sort(),
    );
  });

  it.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['us-gov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['us-gov-dod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ])('%s has the documented login and Graph hosts', (id, login, graph) => {
    expect(findCloud(clouds, id)).toMatchObject({ login, graph });
  });

  it('look each login host up only once', () => {
    const logins = clouds.filter((cloud) => cloud.discoverable).map((cloud) => cloud.login);
    expect(new Set(logins).size).toBe(logins.length);
  });

  it('name personal domains only where there are personal accounts', () => {
    const odd = clouds.filter((cloud) => !cloud.hasPersonalAccounts && cloud.personalDomains.length > 0);
    expect(odd).toEqual([]);
  });

  it('name each personal domain once', () => {
    const domains = clouds.flatMap((cloud) => cloud.personalDomains);
    expect(new Set(domains).size).toBe(domains.length);
    expect(domains).toEqual(expect.arrayContaining(['outlook.com', 'hotmail.com', 'live.com', 'msn.com']));
  });
});

describe('checkClouds', () => {
  it.each([
    ['a plain http login', { login: 'http://login.microsoftonline.com' }],
    ['a trailing slash', { graph: 'https://graph.microsoft.com/' }],
    ['a path', { graph: 'https://graph.microsoft.com/v1.0' }],
    ['credentials in an origin', { login: 'https://user:word@login.microsoftonline.com' }],
    ['a port out of range', { imap: { host: 'a.example', port: 0 } }],
    ['a host with a slash', { smtp: { host: 'a.example/x', port: 1 } }],
    ['an upper-case domain', { personalDomains: ['Outlook.com'] }],
    ['an unknown field', { logn: 'https://a.example' }],
    ['a missing name', { name: '' }],
  ])('refuses %s', (_, change) => {
    expect(() => checkClouds([changed(change)])).toThrow();
  });

  it('refuses an id that is used twice', () => {
    expect(() => checkClouds([changed({}), changed({})])).toThrow('same id');
  });
});
