import { randomUUID } from 'node:crypto';
import { decodeSegment } from '../decode-segment.ts';
import { type Authority, CONTOSO, readAuthority } from '../directory/tenants.ts';
import { type Origins, originsOf } from '../origins.ts';
import type { PracticeState } from '../state.ts';
import { Refusal, type Stamp } from './refusal.ts';

/** One request to the login host with everything its handlers need. */
export interface EntraCall {
  state: PracticeState;
  request: Request;
  origins: Origins;
  /** First path segment as it was sent. */
  tenant: string;
  /** Query and, for a form POST, the form's fields. */
  params: URLSearchParams;
  stamp: Stamp;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function entraCall(state: PracticeState, request: Request): Promise<EntraCall> {
  const url = new URL(request.url);
  const params = new URLSearchParams(url.search);
  for (const [name, value] of await formOf(request)) params.append(name, value);
  return {
    state,
    request,
    origins: originsOf(request, state.origins),
    tenant: decodeSegment(url.pathname.split('/')[1] ?? ''),
    params,
    stamp: stampOf(state, params, request),
  };
}

/** The authority of the call's first path segment. @throws Refusal 900023, 90002, 90038 */
export function authorityOf(call: EntraCall): Authority {
  const authority = readAuthority(call.tenant);
  if (authority === 'malformed') throw new Refusal(900023, { tenant: call.tenant });
  const { faults } = call.state.disturbances;
  const isOurs = authority !== 'unknown' && authority.tenant?.id === CONTOSO.id;
  const isGone = isOurs && faults.has('tenant-gone');
  if (authority === 'unknown' || isGone) throw new Refusal(90002, { tenant: call.tenant });
  if (isOurs && faults.has('other-cloud')) throw new Refusal(90038, { tenant: call.tenant });
  return authority;
}

/** The service itself is out of order, or asks for patience. @throws Refusal 90033, 90055 */
export function refuseOutage({ state }: EntraCall): void {
  if (state.disturbances.switches.outage) throw new Refusal(90033);
  if (state.disturbances.faults.has('entra-throttled')) throw new Refusal(90055);
}

/** A parameter that must be there. @throws Refusal 900144 */
export function required(call: EntraCall, name: string): string {
  const value = call.params.get(name);
  if (!value) throw new Refusal(900144, { name });
  return value;
}

export function cookieOf(request: Request, name: string): string | null {
  const pairs = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('Content-Type') ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams();
  }
  return new URLSearchParams(await request.text());
}

function stampOf(state: PracticeState, params: URLSearchParams, request: Request): Stamp {
  const asked = params.get('client-request-id') ?? request.headers.get('client-request-id') ?? '';
  return {
    traceId: randomUUID(),
    correlationId: GUID.test(asked) ? asked : randomUUID(),
    at: new Date(state.now() - state.path.clockAheadMs),
  };
}
