import { describe, expect, test } from 'vitest';
import { createDirectory } from '../../../../main/practice/directory/directory.ts';
import { generatedMail } from '../../../../main/practice/mail/generator.ts';
import { headOf } from '../../../../main/practice/mail/mailbox.ts';
import { Mailboxes } from '../../../../main/practice/mail/mailboxes.ts';
import { ADA, GRAPH, LOGIN, START } from '../harness.ts';

const OWNER = { name: 'Ada Keller', address: ADA };
const generator = (seed: number) => generatedMail({ seed, owner: OWNER, initial: 2000 });
const INDEXES = Array.from({ length: 2000 }, (_, index) => index);

describe('generated mail', () => {
  test('is the same for the same seed, in any order', async () => {
    const [one, two] = [generator(3), generator(3)];
    const forwards = INDEXES.map((index) => one.head(index));
    const backwards = [...INDEXES].reverse().map((index) => two.head(index));
    expect(backwards.reverse()).toEqual(forwards);
    expect(await two.content(17)).toEqual(await one.content(17));
  });

  test('differs from seed to seed', () => {
    const subjects = (seed: number) =>
      INDEXES.slice(0, 20).map((index) => generator(seed).head(index).subject);
    expect(subjects(3)).not.toEqual(subjects(4));
  });

  test('has everything a mail client has to cope with', async () => {
    const source = generator(3);
    const heads = INDEXES.map((index) => source.head(index));
    const contents = await Promise.all(INDEXES.map((index) => source.content(index)));
    const marks = INDEXES.map((index) => source.marks(index));
    const has = (text: RegExp) => heads.some(({ subject }) => text.test(subject));
    const kinds = {
      arabic: has(/\p{Script=Arabic}/u),
      hebrew: has(/\p{Script=Hebrew}/u),
      han: has(/\p{Script=Han}/u),
      hangul: has(/\p{Script=Hangul}/u),
      emoji: has(/\p{Extended_Pictographic}/u),
      emptySubject: heads.some(({ subject }) => subject === ''),
      longSubject: heads.some(({ subject }) => subject.length > 150),
      reply: has(/^Re: /),
      highImportance: heads.some(({ importance }) => importance === 'high'),
      flagged: marks.some(({ isFlagged }) => isFlagged),
      unread: marks.some(({ isRead }) => !isRead),
      read: marks.some(({ isRead }) => isRead),
      rightToLeft: contents.some(({ body }) => body.includes('dir="rtl"')),
      plainText: contents.some(({ contentType }) => contentType === 'text'),
      inlinePicture: contents.some(({ attachments }) => attachments.some(({ isInline }) => isInline)),
      attachment: contents.some(({ attachments }) => attachments.some(({ isInline }) => !isInline)),
      remotePicture: contents.some(({ body }) => body.includes('<img src="https://')),
    };
    expect(Object.entries(kinds).filter(([, found]) => !found)).toEqual([]);
  });

  test('says in the head what the content holds', async () => {
    const source = generator(5);
    for (const index of INDEXES.slice(0, 300)) {
      const { attachments } = await source.content(index);
      expect(attachments.some(({ isInline }) => !isInline)).toBe(source.head(index).hasAttachments);
    }
  });

  test('makes pictures that are PNG files', async () => {
    const contents = await Promise.all(INDEXES.slice(0, 100).map((index) => generator(5).content(index)));
    const picture = contents.flatMap(({ attachments }) => attachments).find(({ isInline }) => isInline);
    expect(
      Buffer.from(picture?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  test('keeps a thread under one conversation and one subject', () => {
    const threads = Map.groupBy(
      INDEXES.map((index) => generator(3).head(index)),
      ({ conversation }) => conversation,
    );
    const long = [...threads.values()].find((heads) => heads.length > 2 && heads[0]?.subject !== '') ?? [];
    expect(long.length).toBeGreaterThan(2);
    expect(long.every(({ subject }) => subject.endsWith(long[0]?.subject ?? '-'))).toBe(true);
  });
});

describe('a mailbox of 100,000 messages', () => {
  const mailbox = new Mailboxes({
    directory: createDirectory({ login: LOGIN, graph: GRAPH, now: START }),
    messages: 100_000,
    seed: 1,
    startedAt: START,
    files: null,
  }).find(ADA);

  test('is in order of arrival and ends before now', () => {
    const times = (mailbox?.items ?? []).map(({ receivedAt }) => receivedAt);
    expect(times).toHaveLength(100_000);
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
    expect(times.at(-1)).toBeLessThan(START);
  });

  test('holds marks and places, but no text', () => {
    const [item] = mailbox?.items ?? [];
    const texts = Object.values(item ?? {}).filter((value) => typeof value === 'string');
    expect(texts).toEqual(['inbox']);
    expect(item && headOf(item).subject).toBeTypeOf('string');
  });

  test('finds any message by its id', () => {
    const item = mailbox?.items[77_777];
    const id = item && mailbox ? mailbox.idOf(item, 'immutable') : '';
    expect(mailbox?.find(id)).toBe(item);
    expect(mailbox?.find(id.toUpperCase())).toBe('malformed');
  });
});
