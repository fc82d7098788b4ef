import { stableGuid } from '../stable.ts';
import { generatedAttachments } from './attachments.ts';
import { type Dice, dice } from './dice.ts';
import { LAYOUTS, type Layout, type LetterText } from './layouts.ts';
import { PHRASEBOOKS, type Phrasebook } from './phrases.ts';
import type { InitialMarks, MailAddress, MailSource, MessageContent, MessageHead } from './source.ts';

export interface GeneratorOptions {
  seed: number;
  /** Address and name of the mailbox. */
  owner: MailAddress;
  /** Messages that were there from the start: newer ones among them are more often unread. */
  initial: number;
}

/** Everything the dice decide about one message. */
interface Draft {
  book: Phrasebook;
  from: MailAddress;
  subject: string;
  layout: Layout;
  text: LetterText;
  hasAttachments: boolean;
  importance: MessageHead['importance'];
  cc: MailAddress[];
}

const LANGUAGES = PHRASEBOOKS.flatMap((book) => Array.from({ length: book.weight }, () => book));
const PREVIEW_LENGTH = 255;
/** Longest way back to the first message of a thread. */
const MAX_THREAD = 8;

/** Mail made of a seed and an index: any message at any time, nothing held in memory. */
export function generatedMail(options: GeneratorOptions): MailSource {
  return {
    head: (index) => headOf(options, index),
    content: async (index) => contentOf(options, index),
    marks: (index) => marksOf(options, index),
  };
}

function headOf(options: GeneratorOptions, index: number): MessageHead {
  const draft = draftOf(options, index);
  const root = rootOf(options, index);
  return {
    subject: draft.subject,
    from: draft.from,
    sender: draft.from,
    to: [options.owner],
    cc: draft.cc,
    replyTo: [],
    preview: previewOf(draft.text),
    importance: draft.importance,
    hasAttachments: draft.hasAttachments,
    conversation: `${options.owner.address}/${options.seed}/${root}`,
    internetMessageId: `<${stableGuid(saltOf(options, index))}@${draft.from.address.split('@')[1]}>`,
    sentAt: null,
  };
}

function contentOf(options: GeneratorOptions, index: number): MessageContent {
  const draft = draftOf(options, index);
  const head = headOf(options, index);
  return {
    contentType: draft.layout.contentType,
    body: draft.layout.render(draft.text, head),
    attachments: generatedAttachments(dice(`${saltOf(options, index)}/files`), draft),
    mime: null,
  };
}

/** Newest first: a good part of the latest mail is unread, hardly any of the old. */
function marksOf(options: GeneratorOptions, index: number): InitialMarks {
  const throws = dice(`${saltOf(options, index)}/marks`);
  const age = options.initial - index;
  const isRead = index < options.initial && !throws.chance(age < 60 ? 0.35 : 0.03);
  return { isRead, isFlagged: throws.chance(0.04) };
}

function draftOf(options: GeneratorOptions, index: number): Draft {
  const root = rootOf(options, index);
  const isReply = root !== index;
  const thread = dice(`${saltOf(options, root)}/thread`);
  const throws = dice(saltOf(options, index));
  const book = thread.pick(LANGUAGES);
  const reference = `${10_000 + root}-${1000 + thread.roll(9000)}`;
  const subject = subjectOf(thread, book, reference);
  const [name, address] = throws.pick(book.senders);
  return {
    book,
    from: { name, address },
    subject: isReply ? `${book.replyPrefix}${subject}` : subject,
    layout: throws.pick(LAYOUTS),
    text: letterOf(throws, book, { reference, signature: name }),
    hasAttachments: throws.chance(0.18),
    importance: throws.chance(0.05) ? 'high' : throws.chance(0.03) ? 'low' : 'normal',
    cc: throws.chance(0.2) ? [{ name: 'Team', address: `team@${options.owner.address.split('@')[1]}` }] : [],
  };
}

/** One in fifty subjects is empty, one in fifty is longer than any column. */
function subjectOf(throws: Dice, book: Phrasebook, reference: string): string {
  const subject = throws.pick(book.subjects).replace('{n}', reference);
  const kind = throws.roll(50);
  if (kind === 0) return '';
  return kind === 1
    ? `${subject} | ${book.sentences.join(' ').replaceAll('{n}', reference)}`.slice(0, 250)
    : subject;
}

function letterOf(
  throws: Dice,
  book: Phrasebook,
  about: { reference: string; signature: string },
): LetterText {
  const count = 2 + throws.roll(book.sentences.length - 1);
  const first = throws.roll(book.sentences.length);
  const sentences = Array.from({ length: count }, (_, offset) =>
    (book.sentences[(first + offset) % book.sentences.length] ?? '').replace('{n}', about.reference),
  );
  const { language, direction, greeting, closing } = book;
  return { language, direction, greeting, closing, sentences, ...about };
}

/** A third of the messages answer one of the few before them; follows that to the first of the thread. */
function rootOf(options: GeneratorOptions, index: number): number {
  let root = index;
  for (let step = 0; step < MAX_THREAD; step += 1) {
    const throws = dice(`${saltOf(options, root)}/parent`);
    const back = 1 + throws.roll(6);
    if (!throws.chance(0.33) || back > root) return root;
    root -= back;
  }
  return root;
}

function previewOf(text: LetterText): string {
  return [text.greeting, ...text.sentences, text.closing, text.signature].join(' ').slice(0, PREVIEW_LENGTH);
}

function saltOf({ seed, owner }: GeneratorOptions, index: number): string {
  return `${seed}/${owner.address}/${index}`;
}
