import { Client, type Context, type Middleware, PageIterator } from '@microsoft/microsoft-graph-client';
import { expect, test } from 'vitest';
import { ADA, GRAPH, testTenant, tokensFor } from '../harness.ts';

test("Microsoft's Graph client pages through the Inbox", async () => {
  const tenant = await testTenant();
  const { access_token } = await tokensFor(tenant, { address: ADA });
  const middleware: Middleware = {
    async execute(context: Context) {
      const headers = new Headers(context.options?.headers as HeadersInit);
      headers.set('Authorization', `Bearer ${access_token}`);
      context.response = await tenant.fetch(new Request(context.request, { ...context.options, headers }));
    },
  };
  const client = Client.initWithMiddleware({ baseUrl: GRAPH, middleware });
  const first = await client.api('/me/mailFolders/inbox/messages').select('subject').top(15).get();
  const subjects: string[] = [];
  const iterator = new PageIterator(client, first, (message: { subject: string }) => {
    subjects.push(message.subject);
    return true;
  });
  await iterator.iterate();
  expect(subjects).toHaveLength(40);
});
