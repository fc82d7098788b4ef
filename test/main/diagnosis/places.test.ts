import { describe, expect, it } from 'vitest';
import { PRACTICE_CLOUD } from '../../../main/connections/practice-host.ts';
import { aboutSubject, adviceOn } from '../../../main/diagnosis/advice.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { PLACE_NAMES, whereOf } from '../../../main/diagnosis/places.ts';
import { withPlaces } from '../../../main/diagnosis/subject.ts';
import { loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { isAllowedLink } from '../../../main/registration/links.ts';
import { CAUSES, type ConnectionView } from '../../../preload/contract.ts';
import { connectionView } from '../../renderer/harness/states.ts';

const clouds = loadClouds();
const [global] = clouds as [Cloud, ...Cloud[]];
const china = clouds.find(({ id }) => id === 'china') as Cloud;
const clientId = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23';

describe('whereOf', () => {
  it('leads only to pages that the app may open, in every cloud', () => {
    for (const cloud of clouds) {
      for (const place of PLACE_NAMES) {
        const { label, url } = whereOf(place, { cloud, tenant: 'contoso.com', clientId }, global);
        expect(label).not.toBe('');
        if (url !== undefined) expect([url, isAllowedLink(url, clouds)]).toEqual([url, true]);
      }
    }
  });

  it('opens the page of the app, in its cloud and directory', () => {
    expect(whereOf('app-secrets', { cloud: china, tenant: 'contoso.cn', clientId }, global).url).toBe(
      `https://entra.microsoftonline.cn/contoso.cn/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${clientId}`,
    );
    expect(whereOf('sign-in-logs', { tenant: 'common' }, global).url).toBe(
      'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/SignIns',
    );
  });

  it('gives no address where a cloud has none that is known', () => {
    expect(whereOf('m365-users', { cloud: china }, global)).toEqual({
      label: 'Microsoft 365 admin center > Users > Active users',
    });
  });
});

describe('adviceOn', () => {
  it('fills what is known into the commands, quoted for the shell, and marks what is not', () => {
    const mailbox = "o'brien@contoso.com";
    expect(adviceOn('no-mailbox-permission', { mailbox }).commands).toEqual([
      {
        shell: 'exchange',
        text: "Get-MailboxPermission -Identity 'o''brien@contoso.com' -User <address of the person who signs in>",
      },
      {
        shell: 'exchange',
        text: "Add-MailboxPermission -Identity 'o''brien@contoso.com' -User <address of the person who signs in> -AccessRights FullAccess -AutoMapping $false",
      },
    ]);
  });

  it('leaves no placeholder open for any cause', () => {
    for (const cause of CAUSES) expect(JSON.stringify(adviceOn(cause))).not.toMatch(/\{[a-zA-Z]+\}/);
  });

  it('turns a problem to the connection it is about', () => {
    const problem = diagnose({ source: 'entra', facts: { message: 'AADSTS7000222: expired' } });
    const turned = aboutSubject(problem, { cloud: china, tenant: 'contoso.cn', clientId });
    expect(turned).toMatchObject({ cause: 'secret-expired', facts: problem.facts });
    expect(turned.where?.url).toContain(`entra.microsoftonline.cn/contoso.cn/`);
    expect(turned.commands?.[1]?.text).toBe(
      `az ad app credential reset --id '${clientId}' --append --years 1`,
    );
  });
});

describe('withPlaces', () => {
  it('turns the problems of a connection and of its checks to its own tenant and app', () => {
    const problem = diagnose({ source: 'entra', facts: { message: 'AADSTS7000222: expired' } });
    const view = connectionView({
      cloud: 'china',
      status: { kind: 'needs-you', problem },
      checks: { checks: [{ id: 'secret', problem }] } as unknown as ConnectionView['checks'],
    });
    const placed = withPlaces(view, clouds);
    const { clientId } = view.registration;
    const url = expect.stringMatching(`^https://entra\\.microsoftonline\\.cn/.*${clientId}$`);
    expect(placed.status).toMatchObject({ problem: { where: { url }, facts: problem.facts } });
    expect(placed.checks?.checks[0]?.problem?.where?.url).toEqual(url);
  });

  it('gives no link into a portal that the practice tenant has not', () => {
    const problem = diagnose({ source: 'entra', facts: { message: 'AADSTS7000222: expired' } });
    const view = connectionView({ cloud: 'practice', status: { kind: 'needs-you', problem } });
    const { status } = withPlaces(view, [...clouds, PRACTICE_CLOUD]);
    expect('problem' in status && status.problem.where).toEqual({ label: problem.where?.label });
  });
});
