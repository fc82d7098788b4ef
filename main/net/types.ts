import type { MailRoutes } from './mail-routes.ts';

/** Answers requests for one host without touching the network (the practice tenant, a loopback server). */
export interface Route {
  fetch(request: Request): Promise<Response>;
  /** Where the system browser can reach this host, e.g. `http://127.0.0.1:5000`; absent = it cannot. */
  browserOrigin?: string;
}

export interface NetInit extends RequestInit {
  /** Milliseconds until the request is given up; 30,000 if absent. */
  timeoutMs?: number;
  /** Longest body in bytes that is read; 64 MB if absent. A server may send for ever, and memory ends. */
  maxBytes?: number;
}

/** The one door to the network. */
export interface Net extends MailRoutes {
  /**
   * Sends one request: to the host's route if there is one, else through the platform's stack.
   * Throws `NetError` (code `offline`, `timeout`, `aborted`, `tls`, `proxy`, `oversized`) and nothing else.
   */
  fetch(input: string | URL | Request, init?: NetInit): Promise<Response>;
  /** Routes a host (`name[:port]`); answers the way to undo it. */
  route(host: string, route: Route): () => void;
  routeFor(url: URL): Route | undefined;
}
