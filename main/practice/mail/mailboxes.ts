import PostalMime from 'postal-mime';
import type { Directory } from '../directory/directory.ts';
import { CustomMail, type CustomMessage } from './custom-mail.ts';
import { attachmentsOf } from './file-mail.ts';
import { generatedMail } from './generator.ts';
import { type Change, type Item, Mailbox } from './mailbox.ts';
import type { MailAddress, MailSource } from './source.ts';

export interface MailboxesOptions {
  directory: Directory;
  /** Messages per mailbox at the start. */
  messages: number;
  seed: number;
  /** When the first run began, epoch ms: received times count back from here. */
  startedAt: number;
  /** Mail from a folder, in place of the generator's. */
  files: { source: MailSource; count: number } | null;
}

/** A message that arrived later; those written by hand do not survive a restart. */
interface Delivery {
  receivedAt: number;
  isCustom: boolean;
}

/** What a restart needs of one mailbox; holds no mail. */
export interface MailboxRecord {
  address: string;
  deliveries: Delivery[];
  generation: number;
  log: Change[];
}

interface OpenMailbox {
  mailbox: Mailbox;
  generated: MailSource;
  custom: CustomMail;
  deliveries: Delivery[];
}

/** Milliseconds between two messages on average, and by which share of it each is early. */
const GAP_MS = 36 * 60 * 1000;
const JITTER = [0, 0.37, 0.11, 0.62, 0.23, 0.48, 0.05, 0.55];

/** All mailboxes; each is filled when it is first opened. */
export class Mailboxes {
  readonly #options: MailboxesOptions;
  readonly #open = new Map<string, OpenMailbox>();
  #records = new Map<string, MailboxRecord>();

  constructor(options: MailboxesOptions) {
    this.#options = options;
  }

  /** The mailbox of an address; null where there is none. */
  find(address: string): Mailbox | null {
    const owner = this.#ownerOf(address);
    return owner && this.#opened(owner).mailbox;
  }

  /** Mailboxes that were opened in this run. */
  opened(): Mailbox[] {
    return [...this.#open.values()].map(({ mailbox }) => mailbox);
  }

  deliver(address: string, count: number, now: number): void {
    const open = this.#mustOpen(address);
    for (let step = 0; step < count; step += 1) deliverGenerated(open, now + step);
  }

  deliverMessage(address: string, message: CustomMessage, now: number): void {
    const open = this.#mustOpen(address);
    open.custom.messages.push(message);
    open.deliveries.push({ receivedAt: now, isCustom: true });
    open.mailbox.deliver(open.custom, {
      sourceIndex: open.custom.messages.length - 1,
      receivedAt: now,
    });
  }

  /** A message that came by SMTP. */
  async deliverMime(address: string, mime: Uint8Array, now: number): Promise<void> {
    const email = await PostalMime.parse(mime);
    const { subject = '', html, text, from } = email;
    this.deliverMessage(
      address,
      {
        subject,
        mime,
        attachments: attachmentsOf(email),
        ...(html !== undefined && { html }),
        ...(text !== undefined && { text }),
        ...(from?.address && { from: from.address, fromName: from.name || from.address }),
      },
      now,
    );
  }

  snapshot(): MailboxRecord[] {
    const touched = [...this.#open.values()].filter(
      ({ mailbox }) => mailbox.seq > 0 || mailbox.generation > 1,
    );
    const records = new Map(this.#records);
    for (const { mailbox, deliveries } of touched) {
      const { address, generation, log } = mailbox;
      records.set(address, { address, generation, deliveries: [...deliveries], log: [...log] });
    }
    return [...records.values()];
  }

  /** Only before a mailbox is opened. */
  restore(records: MailboxRecord[]): void {
    this.#records = new Map(records.map((record) => [record.address, record]));
  }

  #mustOpen(address: string): OpenMailbox {
    const owner = this.#ownerOf(address);
    if (!owner) throw new TypeError(`no mailbox ${address}`);
    return this.#opened(owner);
  }

  #ownerOf(address: string): MailAddress | null {
    const wanted = address.toLowerCase();
    const { people, sharedMailboxes } = this.#options.directory;
    const person = people.find((each) => each.address === wanted && each.hasMailbox);
    const owner = person ?? sharedMailboxes.find((each) => each.address === wanted);
    return owner ? { name: owner.name, address: owner.address } : null;
  }

  #opened(owner: MailAddress): OpenMailbox {
    const known = this.#open.get(owner.address);
    if (known) return known;
    const open = this.#fill(owner);
    this.#open.set(owner.address, open);
    return open;
  }

  #fill(owner: MailAddress): OpenMailbox {
    const { files, seed, messages, startedAt } = this.#options;
    const initial = files?.count ?? messages;
    const generated = generatedMail({ seed, owner, initial });
    const mailbox = new Mailbox(owner.address);
    for (let index = 0; index < initial; index += 1) {
      const age = initial - index - (JITTER[index % JITTER.length] ?? 0);
      mailbox.fill(files?.source ?? generated, {
        sourceIndex: index,
        receivedAt: Math.round(startedAt - age * GAP_MS),
      });
    }
    const open: OpenMailbox = { mailbox, generated, custom: new CustomMail(owner), deliveries: [] };
    const record = this.#records.get(owner.address);
    if (record) restoreMailbox(open, record);
    return open;
  }
}

/** Generated mail goes on where the initial mail ended, whatever was written by hand between. */
function deliverGenerated(open: OpenMailbox, receivedAt: number): void {
  open.deliveries.push({ receivedAt, isCustom: false });
  open.mailbox.deliver(open.generated, { sourceIndex: open.mailbox.items.length, receivedAt });
}

function restoreMailbox(open: OpenMailbox, record: MailboxRecord): void {
  const { mailbox } = open;
  mailbox.generation = record.generation;
  for (const delivery of record.deliveries) {
    open.deliveries.push(delivery);
    if (delivery.isCustom) open.custom.messages.push({ subject: '' });
    const sourceIndex = delivery.isCustom ? open.custom.messages.length - 1 : mailbox.items.length;
    mailbox.fill(delivery.isCustom ? open.custom : open.generated, {
      sourceIndex,
      receivedAt: delivery.receivedAt,
    });
  }
  mailbox.replay(record.log);
  forgetCustom(open);
}

/** A message written by hand is gone after a restart; clients learn it from their next delta query. */
function forgetCustom({ mailbox, custom }: OpenMailbox): void {
  const gone = mailbox.items.filter((item: Item) => item.source === custom);
  for (const item of gone) mailbox.remove(item, item.receivedAt);
}
