import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import {
  adminConsentUrl,
  isAllowedLink,
  newRegistrationUrl,
  portalHosts,
  portalPageUrl,
  registrationPortalUrl,
} from '../../../main/registration/links.ts';

const clouds = loadClouds();
const cloud = findCloud(clouds, 'global') as Cloud;
const CLIENT = '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41';
const request = {
  cloud,
  tenant: 'contoso.com',
  clientId: CLIENT,
  redirectUri: 'http://localhost',
  scopes: ['openid', 'https://graph.microsoft.com/Mail.Read'],
  state: 'setup-1',
};

describe('adminConsentUrl', () => {
  it('names client, redirect URI, scopes and state under the tenant', () => {
    const url = new URL(adminConsentUrl(request));
    expect(url.origin + url.pathname).toBe('https://login.microsoftonline.com/contoso.com/v2.0/adminconsent');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: CLIENT,
      redirect_uri: 'http://localhost',
      scope: 'openid https://graph.microsoft.com/Mail.Read',
      state: 'setup-1',
    });
  });

  it.each(['', 'common', 'consumers', 'Organizations'])(
    'asks any organisation when the tenant is %j',
    (tenant) => {
      expect(new URL(adminConsentUrl({ ...request, tenant })).pathname).toBe(
        '/organizations/v2.0/adminconsent',
      );
    },
  );

  it('stays on the login host whatever was typed as tenant', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tenant) => {
        const url = new URL(adminConsentUrl({ ...request, tenant }));
        expect(url.origin).toBe(cloud.login);
        expect(url.searchParams.get('client_id')).toBe(CLIENT);
      }),
    );
  });
});

describe('registrationPortalUrl', () => {
  it('leads to the registration of the client id in its own cloud', () => {
    const china = findCloud(clouds, 'china') as Cloud;
    const link = registrationPortalUrl(china, ` ${CLIENT} `);
    expect(link.startsWith(`${china.portal}/#view/Microsoft_AAD_RegisteredApps/`)).toBe(true);
    expect(link.endsWith(`/appId/${CLIENT}`)).toBe(true);
  });

  it('leads to a new registration while there is no client id', () => {
    expect(registrationPortalUrl(cloud, '')).toBe(newRegistrationUrl(cloud));
  });
});

describe('portalPageUrl', () => {
  const place = { cloud, tenant: '', clientId: CLIENT };
  const root = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps';

  it.each([
    ['new', `${root}/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`],
    ['list', `${root}/ApplicationsListBlade`],
    ['overview', `${root}/ApplicationMenuBlade/~/Overview/appId/${CLIENT}`],
    ['permissions', `${root}/ApplicationMenuBlade/~/CallAnAPI/appId/${CLIENT}`],
    ['secrets', `${root}/ApplicationMenuBlade/~/Credentials/appId/${CLIENT}`],
    ['authentication', `${root}/ApplicationMenuBlade/~/Authentication/appId/${CLIENT}`],
  ] as const)('opens %s', (page, url) => {
    expect(portalPageUrl({ ...place, page })).toBe(url);
  });

  it('opens the list of registrations while there is no client id', () => {
    expect(portalPageUrl({ ...place, page: 'secrets', clientId: '' })).toBe(`${root}/ApplicationsListBlade`);
  });

  it('stays on the portal whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (tenant, clientId) => {
        const url = new URL(portalPageUrl({ cloud, page: 'overview', tenant, clientId }));
        expect(url.origin).toBe(cloud.portal);
        expect(url.search).toBe('');
      }),
    );
  });
});

describe('isAllowedLink', () => {
  it('lets our own links through', () => {
    for (const each of clouds) {
      expect(isAllowedLink(newRegistrationUrl(each), clouds)).toBe(true);
      expect(isAllowedLink(adminConsentUrl({ ...request, cloud: each }), clouds)).toBe(true);
    }
    expect(isAllowedLink('https://learn.microsoft.com/graph/throttling', clouds)).toBe(true);
  });

  it.each([
    'http://learn.microsoft.com/',
    'https://learn.microsoft.com.evil.example/',
    'https://evil.example/learn.microsoft.com',
    'https://learn.microsoft.com@evil.example/',
    'https://user@learn.microsoft.com/',
    'https://learn.microsoft.com:8443/',
    'https://sub.learn.microsoft.com/',
    'javascript:alert(1)//learn.microsoft.com',
    'file:///etc/passwd',
    'learn.microsoft.com',
    '',
  ])('keeps %j closed', (url) => {
    expect(isAllowedLink(url, clouds)).toBe(false);
  });

  it('opens nothing but https on a host of the list', () => {
    const hosts = portalHosts(clouds);
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (url) => {
        if (isAllowedLink(url, clouds)) expect(hosts.has(new URL(url).host)).toBe(true);
      }),
    );
  });
});
