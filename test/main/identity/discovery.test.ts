import { describe, expect, it } from 'vitest';
import { loadClouds } from '../../../main/identity/clouds.ts';
import { createDiscovery } from '../../../main/identity/discovery.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { createNet } from '../../../main/net/net.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FAKE_CLOUD, fakeDiagnose } from './fake-entra.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const UNKNOWN = { error: 'invalid_tenant', error_description: "AADSTS90002: Tenant 'x' not found." };

/** A document as Entra sends it. */
function document(login: string, extra: Record<string, unknown> = {}, tenant = TENANT) {
  return { issuer: `https://${login}/${tenant}/v2.0`, ...extra };
}

/** Discovery whose login hosts answer as told; all others know nothing. */
function discoveryWith(
  answers: Record<string, object | Response | Error>,
  clouds: Cloud[] = loadClouds(),
  clock = new FakeClock(),
) {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    const { host, pathname } = new URL(request.url);
    asked.push(`${host}${pathname}`);
    const answer = answers[host] ?? Response.json(UNKNOWN, { status: 400 });
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : Response.json(answer);
  };
  const discover = createDiscovery({
    net: createNet({ fetch, clock }),
    clouds: () => clouds,
    diagnose: fakeDiagnose,
  });
  return {
    asked,
    discover: (address: string, signal = new AbortController().signal) => discover(address, signal),
  };
}

const GLOBAL = 'login.microsoftonline.com';
const US = 'login.microsoftonline.us';
const CHINA = 'login.partner.microsoftonline.cn';

describe('discovery', () => {
  it('finds a worldwide tenant with one question', async () => {
    const { asked, discover } = discoveryWith({
      [GLOBAL]: document(GLOBAL, { tenant_region_scope: 'EU', cloud_instance_name: 'microsoftonline.com' }),
    });
    expect(await discover(' Support@Contoso.COM ')).toEqual({
      status: 'found',
      domain: 'contoso.com',
      cloud: 'global',
      cloudName: 'Microsoft 365 (worldwide)',
      accountType: 'work',
      tenantId: TENANT,
    });
    expect(asked).toEqual([`${GLOBAL}/contoso.com/v2.0/.well-known/openid-configuration`]);
  });

  it.each([
    ['GCC', GLOBAL, { tenant_region_sub_scope: 'GCC', msgraph_host: 'graph.microsoft.com' }, 'global'],
    [
      'GCC High',
      US,
      { cloud_instance_name: 'microsoftonline.us', msgraph_host: 'graph.microsoft.us' },
      'us-gov',
    ],
    ['DoD', US, { tenant_region_sub_scope: 'DOD', msgraph_host: 'dod-graph.microsoft.us' }, 'us-gov-dod'],
    ['US Government without a Graph host', US, { cloud_instance_name: 'microsoftonline.us' }, 'us-gov'],
    ['21Vianet', CHINA, { cloud_instance_name: 'partner.microsoftonline.cn' }, 'china'],
  ])('follows the worldwide host to the cloud of a %s tenant', async (_, login, extra, cloud) => {
    const { discover } = discoveryWith({ [GLOBAL]: document(login, extra) });
    expect(await discover('a@agency.example')).toMatchObject({ cloud, tenantId: TENANT });
  });

  it('finds a cloud by its instance when the issuer is an alias', async () => {
    const { discover } = discoveryWith({
      [GLOBAL]: document('sts.chinacloudapi.cn', { cloud_instance_name: 'partner.microsoftonline.cn' }),
    });
    expect(await discover('a@agency.example')).toMatchObject({ cloud: 'china' });
  });

  it('asks the other login hosts when the first does not know the domain', async () => {
    const { asked, discover } = discoveryWith({ [CHINA]: document(CHINA) });
    expect(await discover('a@agency.example')).toMatchObject({ cloud: 'china' });
    expect(asked.map((url) => url.split('/')[0])).toEqual([GLOBAL, US, CHINA]);
  });

  it('says that nobody knows the domain, in the words of the first', async () => {
    const { discover } = discoveryWith({ [US]: new Error('net::ERR_CONNECTION_RESET') });
    expect(await discover('a@nowhere.example')).toMatchObject({
      status: 'failed',
      domain: 'nowhere.example',
      problem: { cause: 'tenant-not-found', facts: { code: 'AADSTS90002', error: 'invalid_tenant' } },
    });
  });

  it('does not ask further when the first cannot be reached', async () => {
    const { asked, discover } = discoveryWith({ [GLOBAL]: new Error('net::ERR_NAME_NOT_RESOLVED') });
    expect(await discover('a@contoso.example')).toMatchObject({
      status: 'failed',
      problem: { title: 'net', facts: { code: 'offline' } },
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a proxy’s page', new Response('<html>'), { title: 'net', facts: { code: 'proxy' } }],
    ['an outage', new Response('', { status: 503 }), { title: 'entra', facts: { status: 503 } }],
    [
      'a document without a tenant',
      { issuer: `https://${GLOBAL}/{tenantid}/v2.0` },
      { cause: 'tenant-not-found' },
    ],
    ['a document that is none', { hello: 1 }, { cause: 'tenant-not-found' }],
    ['an issuer that is no https URL', { issuer: `http://x/${TENANT}/` }, { cause: 'tenant-not-found' }],
    [
      'a tenant in a cloud without endpoints',
      document('login.sovereign.example', { cloud_instance_name: 'sovereign.example' }),
      { cause: 'national-cloud', facts: { message: expect.stringContaining('sovereign.example') } },
    ],
  ])('explains %s', async (_, answer, problem) => {
    const { discover } = discoveryWith({ [GLOBAL]: answer });
    expect(await discover('a@contoso.example')).toMatchObject({ status: 'failed', problem });
  });

  it('knows personal domains without the network', async () => {
    const { asked, discover } = discoveryWith({});
    expect(await discover('somebody@Hotmail.co.uk')).toEqual({
      status: 'found',
      domain: 'hotmail.co.uk',
      cloud: 'global',
      cloudName: 'Microsoft 365 (worldwide)',
      accountType: 'personal',
    });
    expect(asked).toEqual([]);
  });

  it('calls the consumers’ tenant personal', async () => {
    const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
    const { discover } = discoveryWith({ [GLOBAL]: document(GLOBAL, {}, consumers) });
    expect(await discover('a@family.example')).toMatchObject({ accountType: 'personal' });
  });

  it('writes an international domain the way it goes over the wire', async () => {
    const { asked, discover } = discoveryWith({ [GLOBAL]: document(GLOBAL) });
    await discover('post@bücher.example');
    expect(asked[0]).toContain('/xn--bcher-kva.example/');
  });

  it.each([
    '',
    'contoso',
    'a@',
    'a@b',
    'a@b@c.example',
    'a@b.example/../c',
    'a@b.example?x',
    'a@%2e.example',
  ])('asks nobody about "%s"', async (address) => {
    const { asked, discover } = discoveryWith({});
    expect(await discover(address)).toMatchObject({ status: 'failed', domain: '' });
    expect(asked).toEqual([]);
  });

  it('stays in a custom cloud whose server copies Microsoft’s document', async () => {
    const { discover } = discoveryWith(
      { 'login.fake.example': document('login.fake.example', { msgraph_host: 'graph.microsoft.com' }) },
      [FAKE_CLOUD, ...loadClouds()],
    );
    expect(await discover('a@contoso.example')).toMatchObject({ cloud: 'fake' });
  });

  it('gives up after ten seconds', async () => {
    const clock = new FakeClock();
    const asked = Promise.withResolvers<void>();
    const fetch = () => {
      asked.resolve();
      return new Promise<Response>(() => undefined);
    };
    const discover = createDiscovery({
      net: createNet({ fetch, clock }),
      clouds: () => [FAKE_CLOUD],
      diagnose: fakeDiagnose,
    });
    const discovering = discover('a@contoso.example', new AbortController().signal);
    await asked.promise;
    clock.turn(10_000);
    expect(await discovering).toMatchObject({ status: 'failed', problem: { facts: { code: 'timeout' } } });
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const { discover } = discoveryWith({});
    const discovering = discover('a@contoso.example', abort.signal);
    abort.abort();
    expect(await discovering).toMatchObject({ status: 'failed', problem: { facts: { code: 'aborted' } } });
  });
});
