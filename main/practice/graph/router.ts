import { randomUUID } from 'node:crypto';
import { originsOf } from '../origins.ts';
import type { PracticeState } from '../state.ts';
import { directoryRoute } from './applications/routes.ts';
import { batch } from './batch.ts';
import { authenticate } from './bearer.ts';
import { type GraphCall, idFormatOf } from './call.ts';
import { faultResponse, faults, GraphFault, type GraphStamp } from './fault.ts';
import { openMailbox } from './mail-access.ts';
import { matchRoute, pathSegments } from './routes.ts';
import { refuseExcess, refuseThrottled, type Slot, takeSlot } from './throttling.ts';
import { getUser, userInfo } from './users.ts';

/** Everything the Graph host answers. */
export async function handleGraph(state: PracticeState, request: Request): Promise<Response> {
  const stamp = stampOf(state, request);
  const slot = takeSlot(state, request);
  try {
    return await answer(state, request, { stamp, slot });
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return faultResponse(fault, stamp);
  } finally {
    slot.leave();
  }
}

async function answer(
  state: PracticeState,
  request: Request,
  { stamp, slot }: { stamp: GraphStamp; slot: Slot },
): Promise<Response> {
  const origins = originsOf(request, state.origins);
  const url = new URL(request.url);
  const caller = await authenticate({ state, origins }, request.headers.get('Authorization'));
  if (state.disturbances.switches.outage) throw faults.unavailable();
  const call: GraphCall = { state, request, url, origins, stamp, caller };
  const [root = '', ...segments] = pathSegments(url.pathname);
  if (root === 'oidc' && segments[0] === 'userinfo') return userInfo(call);
  if (root !== 'v1.0') throw faults.badRequest('Invalid version.');
  if (segments[0] === '$batch' && request.method === 'POST') {
    return batch(call, (inner) => handleGraph(state, inner));
  }
  const directory = directoryRoute(request.method, segments);
  if (directory) {
    refuseThrottled(call);
    return directory(call);
  }
  return ownerAnswer(call, segments, slot);
}

/** `/me…` or `/users/{user}…`. */
async function ownerAnswer(call: GraphCall, segments: string[], slot: Slot): Promise<Response> {
  const [first = '', second = ''] = segments;
  const isMe = first.toLowerCase() === 'me';
  if (!isMe && (first.toLowerCase() !== 'users' || second === '')) throw faults.notFound();
  const owner = isMe ? null : second;
  const rest = segments.slice(isMe ? 1 : 2);
  refuseThrottled(call);
  if (rest.length === 0 && call.request.method === 'GET') return getUser(call, owner);
  const route = matchRoute(call.request.method, rest);
  if (!route) throw faults.badRequest(`Resource not found for the segment '${rest.at(-1) ?? ''}'.`);
  const opened = openMailbox(call, owner);
  refuseExcess(call, opened.mailbox.address, slot);
  return route.handler({ ...call, ...opened, path: route.path, ids: idFormatOf(call.request) });
}

function stampOf(state: PracticeState, request: Request): GraphStamp {
  const requestId = randomUUID();
  return {
    requestId,
    clientRequestId: request.headers.get('client-request-id') ?? requestId,
    at: new Date(state.now()),
  };
}
