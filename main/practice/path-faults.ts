/** What stands in the way to the practice tenant. It has no wire: the layers under it are what these say. */
export interface PathFaults {
  /** Its names are not found. */
  unresolvable: boolean;
  /** Roles of servers to which a firewall drops everything. */
  blocked: Set<'login' | 'graph' | 'imap' | 'pop' | 'smtp'>;
  /** Who shows a certificate: the tenant, an inspecting proxy this computer trusts, or one it does not. */
  certificate: 'own' | 'inspected' | 'untrusted';
  /** An HTTP proxy on the way, and whether it wants to know who asks. */
  proxy: 'none' | 'open' | 'denies';
  /** Milliseconds that the client's clock is ahead of the tenant's. */
  clockAheadMs: number;
}

export function freePath(): PathFaults {
  return { unresolvable: false, blocked: new Set(), certificate: 'own', proxy: 'none', clockAheadMs: 0 };
}
