/** What Graph thinks of an access token whose signature and life are fine. */
export interface AccessRecord {
  address: string | null;
  appId: string;
  /** The client declared `cp1`: it understands claims challenges. */
  cae: boolean;
  state: 'live' | 'expired' | 'challenged';
}

/** Access tokens of this run by their unique id (`uti`); a restart ends them all. */
export class AccessTokens {
  #records = new Map<string, AccessRecord>();

  register(uti: string, record: Omit<AccessRecord, 'state'>): void {
    this.#records.set(uti, { ...record, state: 'live' });
  }

  find(uti: string): AccessRecord | undefined {
    return this.#records.get(uti);
  }

  /** All present tokens of a person are refused from now on. */
  expire(address: string): void {
    this.#set(address, () => 'expired');
  }

  /** Only clients that declared `cp1` ever see a challenge. */
  challenge(address: string): void {
    this.#set(address, (record) => (record.cae ? 'challenged' : record.state));
  }

  #set(address: string, next: (record: AccessRecord) => AccessRecord['state']): void {
    for (const record of this.#records.values()) {
      if (record.address === address) record.state = next(record);
    }
  }
}
