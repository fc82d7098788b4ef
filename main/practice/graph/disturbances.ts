import type { Application } from '../directory/applications.ts';
import type { Grant } from '../stores/grants.ts';

/** What can be wrong with the tenant as a whole. */
export type TenantFault =
  | 'tenant-gone'
  | 'other-cloud'
  | 'publisher-unverified'
  | 'permission-missing'
  | 'device-code-blocked'
  | 'device-codes-expire'
  | 'wrong-audience'
  | 'scope-unknown'
  | 'codes-spent'
  | 'entra-throttled';

/** Disturbances a person or a test has switched on, and the limits Graph really has. */
export class Disturbances {
  readonly switches = {
    offline: false,
    throttled: false,
    /** Entra and Graph answer, but only that they can't. */
    outage: false,
  };
  readonly faults = new Set<TenantFault>();
  /** Registrations as they were before something was done to them, by client id. */
  readonly pristine = new Map<string, Application>();
  /** Registrations that were taken away. */
  readonly deleted = new Map<string, Application>();
  /** Consents as they were before they were taken back. */
  withdrawn: Grant[] | null = null;
  /** Delta rounds begin with an empty page and repeat items. */
  unsettledDelta = false;
  #throttled: { count: number; retryAfter: number } = { count: 0, retryAfter: 0 };
  readonly #busy = new Map<string, number>();
  readonly #windows = new Map<string, { start: number; count: number }>();

  throttle(count: number, retryAfter: number): void {
    this.#throttled = { count, retryAfter };
  }

  /** Seconds to wait, if this answer has to be a 429 by switch or by order. */
  takeThrottle(): number | null {
    if (this.switches.throttled) return SWITCH_RETRY_AFTER;
    if (this.#throttled.count === 0) return null;
    this.#throttled.count -= 1;
    return this.#throttled.retryAfter;
  }

  /** Begins a request to a mailbox; null when the mailbox has too many already. Call the answer when done. */
  enter(key: string): (() => void) | null {
    const busy = this.#busy.get(key) ?? 0;
    if (busy >= MAX_CONCURRENT) return null;
    this.#busy.set(key, busy + 1);
    return () => this.#busy.set(key, (this.#busy.get(key) ?? 1) - 1);
  }

  /** Counts a request; seconds to wait when the window is full. */
  countRequest(key: string, now: number): number | null {
    const open = this.#windows.get(key);
    const window = open && now - open.start < WINDOW_MS ? open : { start: now, count: 0 };
    this.#windows.set(key, window);
    window.count += 1;
    return window.count > MAX_REQUESTS ? Math.ceil((window.start + WINDOW_MS - now) / 1000) : null;
  }
}

/** Seconds; what a client reads while "throttled" is switched on. */
const SWITCH_RETRY_AFTER = 10;
/** Per application and mailbox (learn.microsoft.com/graph/throttling-limits, Outlook). */
const MAX_CONCURRENT = 4;
const MAX_REQUESTS = 10_000;
const WINDOW_MS = 10 * 60 * 1000;
