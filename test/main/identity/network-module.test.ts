import { describe, expect, it } from 'vitest';
import { createNetworkModule } from '../../../main/identity/network-module.ts';
import { createNet } from '../../../main/net/net.ts';
import { NetError } from '../../../main/net/net-error.ts';
import { startHttp } from '../net/servers.ts';

const URL_OF_TOKEN = 'https://login.fake.example/t/oauth2/v2.0/token';

function moduleFor(answer: (request: Request) => Response | Promise<Response>, onPost?: () => void) {
  const net = createNet({ fetch: async (request) => answer(request) });
  return createNetworkModule({ net, ...(onPost && { onPost }) });
}

describe('the network module', () => {
  it('sends a form and hands back status, headers and JSON', async () => {
    const module = moduleFor(async (request) =>
      Response.json(
        { saw: [request.method, request.headers.get('x-in'), await request.text()] },
        { status: 400 },
      ),
    );
    const answer = await module.sendPostRequestAsync(URL_OF_TOKEN, { headers: { 'x-in': '1' }, body: 'a=b' });
    expect(answer).toMatchObject({
      status: 400,
      body: { saw: ['POST', '1', 'a=b'] },
      headers: { 'content-type': 'application/json' },
    });
  });

  it('says when a code or refresh token is about to be sent', async () => {
    let posts = 0;
    const module = moduleFor(
      () => Response.json({}),
      () => {
        posts += 1;
      },
    );
    await module.sendGetRequestAsync(URL_OF_TOKEN);
    await module.sendPostRequestAsync(URL_OF_TOKEN);
    expect(posts).toBe(1);
  });

  it.each(['<html>log in to the company network</html>', '', '"text"'])(
    'takes the page %j for a proxy’s',
    async (page) => {
      const module = moduleFor(() => new Response(page));
      const failing = module.sendPostRequestAsync(URL_OF_TOKEN);
      await expect(failing).rejects.toMatchObject({ code: 'proxy', host: 'login.fake.example' });
      expect(module.takeFailure()).toMatchObject({ source: 'net', facts: { code: 'proxy' } });
    },
  );

  it('sends secret and refresh token nowhere else, whatever a redirect says', async () => {
    let stolen = 0;
    const thief = await startHttp((_, response) => {
      stolen += 1;
      response.end('{}');
    });
    const server = await startHttp((_, response) =>
      response.writeHead(307, { location: `http://${thief.host}/` }).end(),
    );
    const net = createNet({ fetch: (request) => globalThis.fetch(request) });
    const posted = createNetworkModule({ net }).sendPostRequestAsync(`http://${server.host}/token`, {
      body: 'client_secret=abc&refresh_token=def',
    });
    await expect(posted).rejects.toBeInstanceOf(NetError);
    await Promise.all([server.close(), thief.close()]);
    expect(stolen).toBe(0);
  });

  it('takes a page with a 5xx status for an outage', async () => {
    const module = moduleFor(() => new Response('<html>', { status: 503 }));
    expect(await module.sendPostRequestAsync(URL_OF_TOKEN)).toMatchObject({
      status: 503,
      body: { error: 'temporarily_unavailable' },
    });
  });

  it('remembers once why the network failed', async () => {
    const module = moduleFor(() => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')));
    await expect(module.sendGetRequestAsync(URL_OF_TOKEN)).rejects.toBeInstanceOf(NetError);
    expect(module.takeFailure()).toMatchObject({ source: 'net', facts: { code: 'offline' } });
    expect(module.takeFailure()).toBeNull();
  });

  it('remembers what an endpoint answered to a GET, which MSAL would hide', async () => {
    const module = moduleFor(() =>
      Response.json(
        { error: 'invalid_tenant', error_description: 'AADSTS90002: not found' },
        { status: 400 },
      ),
    );
    await module.sendGetRequestAsync(URL_OF_TOKEN);
    expect(module.takeFailure()).toMatchObject({
      source: 'entra',
      facts: { code: 'AADSTS90002', status: 400 },
    });
  });

  it('forgets an earlier failure when the next request works', async () => {
    let fail = true;
    const module = moduleFor(() => (fail ? Promise.reject(new Error('x')) : Response.json({})));
    await expect(module.sendGetRequestAsync(URL_OF_TOKEN)).rejects.toBeInstanceOf(NetError);
    fail = false;
    await module.sendGetRequestAsync(URL_OF_TOKEN);
    expect(module.takeFailure()).toBeNull();
  });
});
