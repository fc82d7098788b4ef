import { z } from 'zod';
import { audienceSchema } from '../../../../preload/contract.ts';
import { type Application, admitsPersonal } from '../../directory/applications.ts';
import { maxRedirects, redirectProblems } from '../../directory/redirect-rules.ts';
import type { GraphCall } from '../call.ts';
import { directoryFaults } from './faults.ts';

const guid = z.guid();
const redirectUris = z.array(z.string());

/** What may be written; secrets may not, they have actions of their own. */
const applicationSchema = z
  .strictObject({
    displayName: z.string().min(1).max(256),
    signInAudience: audienceSchema,
    isFallbackPublicClient: z.boolean().nullable(),
    publicClient: z.strictObject({ redirectUris }).partial(),
    spa: z.strictObject({ redirectUris }).partial(),
    web: z
      .strictObject({
        redirectUris,
        homePageUrl: z.null(),
        logoutUrl: z.null(),
        implicitGrantSettings: z
          .strictObject({ enableAccessTokenIssuance: z.boolean(), enableIdTokenIssuance: z.boolean() })
          .partial(),
      })
      .partial(),
    api: z.strictObject({ requestedAccessTokenVersion: z.union([z.literal(1), z.literal(2), z.null()]) }),
    tags: z.array(z.string().max(256)),
    requiredResourceAccess: z.array(
      z.strictObject({
        resourceAppId: guid,
        resourceAccess: z.array(z.strictObject({ id: guid, type: z.enum(['Scope', 'Role']) })).min(1),
      }),
    ),
  })
  .partial();

export type ApplicationBody = z.infer<typeof applicationSchema>;

/** The request's JSON, checked property by property. @throws GraphFault 400 */
export async function readBody<T>(call: GraphCall, schema: z.ZodType<T>, resource: string): Promise<T> {
  const parsed = schema.safeParse(await call.request.json().catch(() => null));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw directoryFaults.badRequest(`Invalid property '${issue.keys.join("', '")}'.`);
  }
  throw directoryFaults.invalidValue(issue?.path.join('.') ?? '', resource);
}

export function readApplicationBody(call: GraphCall): Promise<ApplicationBody> {
  return readBody(call, applicationSchema, 'Application');
}

/** The registration with the body's properties in it. @throws GraphFault 400 */
export function merged(app: Application, body: ApplicationBody): Application {
  const { web, publicClient, spa } = body;
  const implicit = web?.implicitGrantSettings;
  const result: Application = {
    ...app,
    displayName: body.displayName ?? app.displayName,
    signInAudience: body.signInAudience ?? app.signInAudience,
    isFallbackPublicClient:
      body.isFallbackPublicClient === undefined
        ? app.isFallbackPublicClient
        : body.isFallbackPublicClient === true,
    publicClient: { redirectUris: publicClient?.redirectUris ?? app.publicClient.redirectUris },
    spa: { redirectUris: spa?.redirectUris ?? app.spa.redirectUris },
    web: { redirectUris: web?.redirectUris ?? app.web.redirectUris },
    implicitGrant: {
      accessTokens: implicit?.enableAccessTokenIssuance ?? app.implicitGrant.accessTokens,
      idTokens: implicit?.enableIdTokenIssuance ?? app.implicitGrant.idTokens,
    },
    accessTokenVersion: body.api ? body.api.requestedAccessTokenVersion : app.accessTokenVersion,
    tags: body.tags ?? app.tags,
    requiredResourceAccess: body.requiredResourceAccess ?? app.requiredResourceAccess,
  };
  refuseInvalid(result);
  return result;
}

/** The rules that look at several properties at once. @throws GraphFault 400 */
function refuseInvalid(app: Application): void {
  const lists = { publicClient: app.publicClient, web: app.web, spa: app.spa };
  for (const [platform, { redirectUris: uris }] of Object.entries(lists)) {
    const [problem] = uris.flatMap((uri) => redirectProblems(uri, app.signInAudience));
    if (problem) {
      const { message } = directoryFaults.invalidValue(`${platform}.redirectUris`, 'Application');
      throw directoryFaults.badRequest(`${message} ${problem}`);
    }
  }
  const count = Object.values(lists).flatMap(({ redirectUris: uris }) => uris).length;
  if (count > maxRedirects(app.signInAudience))
    throw directoryFaults.invalidValue('redirectUris', 'Application');
  if (admitsPersonal(app.signInAudience) && app.accessTokenVersion !== 2) {
    throw directoryFaults.badRequest('Property api.requestedAccessTokenVersion is invalid.');
  }
}
