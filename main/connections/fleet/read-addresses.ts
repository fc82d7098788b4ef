import Papa from 'papaparse';
import type { AddressList, AddressRow } from '../../../preload/contract.ts';
import { oneLine } from '../../one-line.ts';
import { addressTrouble } from './address-trouble.ts';
import { type Column, columnOf, columnWords, isYes } from './columns.ts';

export interface ReadOptions {
  /** Signs in for rows that name nobody; empty: each mailbox for itself. */
  signer: string;
  /** Mailboxes that are connected already with the same System, in lower case. */
  connected: ReadonlySet<string>;
}

interface Entry {
  line: number;
  name: string;
  mailbox: string;
  signer: string;
  isShared: boolean;
}

/** Reads addresses as people paste them, or a CSV file with or without headings. Pure; never throws. */
export function readAddresses(text: string, options: ReadOptions): Omit<AddressList, 'unknownDomains'> {
  const { cells, lineOf } = parse(text);
  const head = cells[0] ?? [];
  const columns = head.some((cell) => cell.includes('@')) ? [] : head.map(columnOf);
  const hasHeadings = columns.includes('mailbox');
  const entries = cells.flatMap((row, index) =>
    hasHeadings
      ? index === 0
        ? []
        : [fromColumns(row, columns, lineOf(index))]
      : fromPosition(row, lineOf(index)),
  );
  return {
    rows: judge(entries, options),
    columns: hasHeadings ? head.flatMap((cell, index) => columnWords(cell, columns[index] ?? null)) : [],
  };
}

/** Rows that hold something, with the line each begins on. A line break within quotes is part of a cell. */
function parse(text: string): { cells: string[][]; lineOf(index: number): number } {
  const lines: number[] = [];
  const cells: string[][] = [];
  const plain = text.replace(/^\uFEFF/, '');
  let from = 0;
  let line = 1;
  Papa.parse<string[]>(plain, {
    // Outlook pastes "a; b; c" and "Name <a>"; Excel writes semicolons where the comma is a decimal sign.
    delimitersToGuess: [';', '\t', ',', '|'],
    step: ({ data, meta }) => {
      // Web pages and chats add signs that nobody sees; some turn the rest of the line around.
      const row = data.map(oneLine);
      if (row.some((cell) => cell !== '')) {
        cells.push(row);
        lines.push(line);
      }
      line += plain.slice(from, meta.cursor).split('\n').length - 1;
      from = meta.cursor;
    },
  });
  return { cells, lineOf: (index) => lines[index] ?? 0 };
}

function fromColumns(row: readonly string[], columns: readonly (Column | null)[], line: number): Entry {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? '';
  const { name, address } = splitAddress(cell('mailbox'));
  return {
    line,
    mailbox: address,
    name: cell('name') || name,
    signer: splitAddress(cell('signer')).address,
    isShared: isYes(cell('shared')),
  };
}

/** Without headings: the mailbox, then perhaps who signs in; more addresses on a line are a list of mailboxes. */
function fromPosition(row: readonly string[], line: number): Entry[] {
  const filled = row.filter((cell) => cell !== '');
  const addresses = filled.map(splitAddress).filter(({ address }) => address.includes('@'));
  const other = filled.filter((cell) => !cell.includes('@'));
  const isShared = other.some(isYes);
  const named = other.find((cell) => !isYes(cell)) ?? '';
  const [first, second] = addresses;
  if (!first) return [{ line, mailbox: filled[0] ?? '', name: '', signer: '', isShared }];
  if (addresses.length > 2)
    return addresses.map(({ name, address }) => ({ line, mailbox: address, name, signer: '', isShared }));
  return [
    { line, mailbox: first.address, name: first.name || named, signer: second?.address ?? '', isShared },
  ];
}

/** `Ada Keller <ada@contoso.com>` and `mailto:ada@contoso.com` are ways to write an address. */
function splitAddress(cell: string): { name: string; address: string } {
  const [, name = '', inner] = /^(.*)<([^<>]*)>\s*$/.exec(cell) ?? [];
  const address = (inner ?? cell).trim().replace(/^mailto:/i, '');
  return { name: name.trim().replace(/^["']|["']$/g, ''), address };
}

function judge(entries: readonly Entry[], { signer: common, connected }: ReadOptions): AddressRow[] {
  const lines = new Map<string, number>();
  return entries.map(({ line, name, mailbox, signer: own, isShared }) => {
    const key = mailbox.toLowerCase();
    const signer = own || common || (isShared ? '' : mailbox);
    const refusals = [
      addressTrouble(mailbox, 'The mailbox'),
      own ? addressTrouble(own, 'The Signer') : null,
      isShared && !signer ? 'Nobody signs in to a shared mailbox itself: name who does.' : null,
      lines.has(key) ? `The same mailbox stands on line ${lines.get(key)}.` : null,
      connected.has(key) ? 'This mailbox is connected already.' : null,
    ].flatMap((trouble) => trouble ?? []);
    const doubts = [doubtOf(mailbox), own ? doubtOf(own) : null].flatMap((doubt) => doubt ?? []);
    if (!lines.has(key)) lines.set(key, line);
    const verdict = refusals.length > 0 ? 'refused' : doubts.length > 0 ? 'warned' : 'ready';
    return { line, name, mailbox, signer, verdict, notes: [...refusals, ...doubts] };
  });
}

/** Domains that are mistyped often, and what was meant. */
const MISTYPED: Record<string, string> = {
  'gmial.com': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'outloook.com': 'outlook.com',
  'oulook.com': 'outlook.com',
  'onmicrosoft.co': 'onmicrosoft.com',
};

function doubtOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const meant = Object.entries(MISTYPED).find(([wrong]) => domain === wrong || domain.endsWith(`.${wrong}`));
  return meant ? `Did you mean ${domain.replace(meant[0], meant[1])}?` : null;
}
