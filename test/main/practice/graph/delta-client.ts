import type { PracticeTenant } from '../../../../main/practice/types.ts';
import { graphJson } from '../harness.ts';

export type Format = 'mutable' | 'immutable';

export interface DeltaChange {
  id: string;
  '@removed'?: { reason: string };
  [property: string]: unknown;
}

export interface DeltaPage {
  value: DeltaChange[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** What a good client does with delta queries: follow links, merge, remove. */
export class DeltaClient {
  readonly items = new Map<string, DeltaChange>();
  /** Next link or delta link to follow. */
  link: string;
  pages = 0;
  readonly #tenant: PracticeTenant;
  readonly #token: string;
  readonly #folder: string;
  readonly #headers: Record<string, string>;

  constructor(
    tenant: PracticeTenant,
    token: string,
    options: { folder: string; format: Format; pageSize?: number; query?: string },
  ) {
    this.#tenant = tenant;
    this.#token = token;
    this.#folder = options.folder;
    this.link = `/me/mailFolders/${options.folder}/messages/delta?${options.query ?? ''}`;
    const size = `odata.maxpagesize=${options.pageSize ?? 10}`;
    this.#headers = { Prefer: options.format === 'immutable' ? `IdType="ImmutableId", ${size}` : size };
  }

  /** Follows one link; true when that ended a round. */
  async page(): Promise<{ changes: DeltaChange[]; ended: boolean }> {
    const page = await this.#get<DeltaPage>(this.link);
    this.pages += 1;
    for (const change of page.value) this.#apply(change);
    this.link = page['@odata.nextLink'] ?? page['@odata.deltaLink'] ?? '';
    return { changes: page.value, ended: page['@odata.deltaLink'] !== undefined };
  }

  /** Follows links to the end of the round. */
  async round(): Promise<DeltaChange[]> {
    const all: DeltaChange[] = [];
    for (;;) {
      const { changes, ended } = await this.page();
      all.push(...changes);
      if (ended) return all;
    }
  }

  /** What the client believes is in the folder. */
  summary(): Record<string, string> {
    return summarise([...this.items.values()]);
  }

  /** What is in the folder. */
  async mailbox(): Promise<Record<string, string>> {
    const path = `/me/mailFolders/${this.#folder}/messages?$top=1000&$select=subject,isRead,flag`;
    return summarise((await this.#get<DeltaPage>(path)).value);
  }

  #apply(change: DeltaChange): void {
    if (change['@removed']) this.items.delete(change.id);
    else this.items.set(change.id, { ...this.items.get(change.id), ...change });
  }

  #get<T>(path: string): Promise<T> {
    return graphJson<T>(this.#tenant, this.#token, path, { headers: this.#headers });
  }
}

function summarise(items: DeltaChange[]): Record<string, string> {
  return Object.fromEntries(
    items.map((item) => [item.id, JSON.stringify([item['subject'], item['isRead'], item['flag']])]),
  );
}
