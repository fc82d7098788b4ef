import type { Person } from '../directory/people.ts';
import { randomToken } from '../stable.ts';
import type { AdminConsentRequest, AuthorizeRequest, DeviceRequest } from './requests.ts';

/** Why the person is on the sign-in pages. */
export type Purpose =
  | { kind: 'authorize'; request: AuthorizeRequest }
  | { kind: 'admin-consent'; request: AdminConsentRequest }
  | { kind: 'device'; request: DeviceRequest };

/** One person's way through the sign-in pages. It is carried by the pages, not by a cookie. */
export interface Flow {
  id: string;
  purpose: Purpose;
  /** First path segment of the request, which the pages go on using. */
  tenant: string;
  /** Accounts to choose from before anything else; empty = ask for a name. */
  accounts: string[];
  /** What the name field holds at first. */
  prefill: string;
  person: Person | null;
  passed: { password: boolean; mfa: boolean };
  /** `prompt=consent`: ask again for what was granted before. */
  asksConsent: boolean;
  /** An administrator has accepted in this flow: the admin-consent page is done. */
  consented: boolean;
  /** Single sign-on cookie of this browser. */
  sessionId: string | null;
  startedAt: number;
}

/** After this the page answers 50089; milliseconds. */
const FLOW_LIFE_MS = 30 * 60 * 1000;

/** Sign-ins under way. */
export class Flows {
  #flows = new Map<string, Flow>();

  begin(draft: Omit<Flow, 'id'>): Flow {
    for (const old of this.#flows.values()) if (isOver(old, draft.startedAt)) this.end(old);
    const flow = { ...draft, id: randomToken(24) };
    this.#flows.set(flow.id, flow);
    return flow;
  }

  find(id: string | null, now: number): Flow | undefined {
    const flow = id === null ? undefined : this.#flows.get(id);
    return flow && !isOver(flow, now) ? flow : undefined;
  }

  end(flow: Flow): void {
    this.#flows.delete(flow.id);
  }
}

function isOver(flow: Flow, now: number): boolean {
  return now - flow.startedAt > FLOW_LIFE_MS;
}
