import { z } from 'zod';
import { isLoopback, loopbackRoute } from '../net/loopback-route.ts';
import type { Route } from '../net/types.ts';
import { cloudSchema } from './cloud-schema.ts';
import type { Cloud } from './types.ts';

/** A custom cloud, and what has to be registered with `Net.route` for it. */
export interface CustomCloud {
  cloud: Cloud;
  routes: { host: string; route: Route }[];
}

/** Only the two endpoints are a must; everything else has a value that harms nobody. */
const fileSchema = z.looseObject({ login: z.string(), graph: z.string() });

const DEFAULTS = {
  id: 'custom',
  name: 'Custom cloud',
  personalDomains: [],
  hasPersonalAccounts: false,
  discoverable: true,
};

/**
 * Reads the file of `--cloud FILE` / `CONNECTOR_CLOUD`: any OAuth and Graph endpoint, https
 * anywhere or plain http on loopback. MSAL and the Graph client accept https only, so a loopback
 * origin is carried inside as https and comes with a route that takes it to the real server.
 */
export function parseCustomCloud(
  text: string,
): { ok: true; value: CustomCloud } | { ok: false; message: string } {
  try {
    const file = fileSchema.parse(JSON.parse(text));
    const routes = new Map<string, Route>();
    const represent = (value: unknown) => toHttps(value, routes);
    const cloud = cloudSchema.parse({
      ...DEFAULTS,
      ...file,
      login: represent(file.login),
      graph: represent(file.graph),
      outlook: represent(file.outlook ?? file.graph),
      portal: represent(file.portal ?? file.login),
    });
    return { ok: true, value: { cloud, routes: [...routes].map(([host, route]) => ({ host, route })) } };
  } catch (error) {
    return { ok: false, message: `The cloud file can't be used: ${explain(error)}` };
  }
}

function toHttps(value: unknown, routes: Map<string, Route>): unknown {
  if (typeof value !== 'string' || !URL.canParse(value)) return value;
  const url = new URL(value);
  if (url.protocol !== 'http:' || url.origin !== value || !isLoopback(url)) return value;
  // `http://localhost` means port 80, which https would lose.
  const host = url.port ? url.host : `${url.host}:80`;
  routes.set(host, loopbackRoute(url.origin));
  return `https://${host}`;
}

function explain(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'it is not JSON.';
  return error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ');
}
