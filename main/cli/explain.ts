import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lookUpOf, questionsFor } from '../diagnosis/explain/ask.ts';
import { explain, type Finding, type Unknown } from '../diagnosis/explain/explain.ts';
import type { Io } from './io.ts';
import { USAGE_ERROR, UsageError } from './usage.ts';

/** Exit code for a text that no diagnosis explains. */
const UNKNOWN = 3;
/** What is read of the input, in bytes; the rest of a longer one is left unread. */
const MAX_INPUT = 10_000_000;

const WHO = {
  user: 'the person who signs in',
  admin: 'an administrator',
  owner: 'the owner of the app registration',
  app: 'the program itself',
  wait: 'nobody: wait',
};

/** Explains an error text. Exit code 0 with findings, 3 when it is unknown. */
export async function runExplain(argv: string[], io: Io): Promise<number> {
  try {
    const { asJson, file } = readArguments(argv);
    const text = file === undefined ? await readInput(io) : await readFileText(file);
    if (text.trim() === '') throw new UsageError('there is no text to explain; give it on standard input.');
    const { findings, unknown } = explain(text);
    const lines = asJson ? [asJsonLine(findings, unknown)] : readable(findings, unknown);
    for (const line of lines) io.out(line);
    return unknown === null ? 0 : UNKNOWN;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`connector explain: ${error.message}`);
    return USAGE_ERROR;
  }
}

function readArguments(argv: string[]): { asJson: boolean; file: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new UsageError('one file at a time.');
    return { asJson: values.json, file: positionals[0] };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('Usage: connector explain [--json] [FILE]');
  }
}

async function readInput({ input }: Io): Promise<string> {
  if (!input)
    throw new UsageError('Usage: connector explain [--json] [FILE]; or give the text on standard input.');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= MAX_INPUT) break;
  }
  return decoded(Buffer.concat(chunks).subarray(0, MAX_INPUT));
}

async function readFileText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_INPUT) throw new UsageError(`${file} is longer than 10 MB.`);
    return decoded(await readFile(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read.`);
  }
}

/** Windows PowerShell pipes and saves UTF-16. */
function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

function asJsonLine(findings: readonly Finding[], unknown: Unknown | null): string {
  const shown = findings.map(({ cause, title, who, codes, confidence, evidence, where, steps }) => ({
    cause,
    title,
    who,
    codes,
    confidence,
    evidence: evidence.map(({ text }) => text),
    where: where ?? null,
    steps,
  }));
  return JSON.stringify({ findings: shown, ...(unknown && { unknown: unknownView(unknown) }) });
}

function unknownView(unknown: Unknown) {
  const { codes, mentioned, notes, traceId, correlationId, at } = unknown;
  const lookUp = lookUpOf(unknown);
  return {
    codes,
    ...(mentioned.length > 0 && { mentioned }),
    ...(traceId && { traceId }),
    ...(correlationId && { correlationId }),
    ...(at && { at }),
    ...(lookUp && { lookUp }),
    ...(notes.length > 0 && { notes }),
    ask: questionsFor(unknown),
  };
}

function readable(findings: readonly Finding[], unknown: Unknown | null): string[] {
  if (unknown) {
    const { codes, notes, mentioned } = unknown;
    return [
      'No diagnosis explains this text.',
      ...(codes.length > 0 ? [`Codes: ${codes.join(', ')}`] : []),
      ...(mentioned.length > 0 ? [`Only spoken about: ${mentioned.join(', ')}`] : []),
      ...notes,
      ...questionsFor(unknown).map((question, index) => `${index + 1}. ${question}`),
    ];
  }
  return findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingLines(finding)]);
}

function findingLines({ title, confidence, text, note, who, where, steps, commands, codes, cause }: Finding) {
  return [
    `${title} (${confidence}; ${[cause, ...codes].join(', ')})`,
    text,
    ...(note ? [note] : []),
    `Who: ${WHO[who]}`,
    ...(where ? [`Where: ${where.label}${where.url ? `  ${where.url}` : ''}`] : []),
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...(commands ?? []).map((command) => `  ${command.text}`),
  ];
}
