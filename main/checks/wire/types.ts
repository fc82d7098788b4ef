import type { ProxyWay } from '../../net/way.ts';

/** A server that a connection talks to. */
export interface Server {
  role: 'login' | 'graph' | 'imap' | 'pop' | 'smtp';
  host: string;
  port: number;
  /** `starttls`: encryption begins later, in the protocol's own dialogue. */
  tls: 'implicit' | 'starttls';
}

/** Who vouches for a server. */
export interface Certificate {
  /** Common name and organisation of whoever issued it. */
  issuer: string;
  subject: string;
  /** ISO 8601. */
  validTo: string;
  /**
   * `public` = a root that browsers ship; `private` = one that was added to this computer; `added` =
   * one that was added in this app's settings; `inside` = the server answers from this app itself.
   */
  trust: 'public' | 'private' | 'added' | 'inside' | 'untrusted';
  /** OpenSSL's code where it is untrusted, e.g. `SELF_SIGNED_CERT_IN_CHAIN`. */
  reason?: string;
  /** e.g. `TLSv1.3`. */
  protocol: string;
}

/**
 * The layers under a request, one by one. Electron shows nothing of them through `net.fetch`. Each
 * throws `NetError` and nothing else.
 */
export interface Wire {
  /** Word for what these layers really are where they are none, e.g. the practice tenant's. */
  readonly inside: string | null;
  /** PEM certificates of authorities that this app's settings trust. */
  authorities(): readonly string[];
  proxyFor(server: Server): Promise<ProxyWay>;
  resolve(host: string, signal: AbortSignal): Promise<string[]>;
  /** Answers the address that took the connection. */
  connect(server: Server, proxy: ProxyWay, signal: AbortSignal): Promise<string>;
  secure(server: Server, proxy: ProxyWay, signal: AbortSignal): Promise<Certificate>;
}
