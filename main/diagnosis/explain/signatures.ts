import type { Cause } from '../../../preload/contract.ts';
import { loadSystems, type System } from '../../registration/systems.ts';
import { type CodeKind, catalogue, type Diagnosis } from '../catalogue.ts';
import { PhraseIndex } from './phrase-index.ts';
import { squeezePhrase } from './squeeze.ts';

/** How much a sign says, 0 to 100; what is 75 or more is sure, what is below 55 is a guess. */
export const WEIGHT = {
  aadsts: 90,
  text: 85,
  graph: 82,
  code: 80,
  oauth: 72,
  likely: 65,
  system: 56,
  vague: 42,
  weak: 30,
} as const;
export const SURE = 75;
export const LIKELY = 55;

/** What a phrase or a code stands for. */
export interface Sign {
  cause: Cause;
  kind: CodeKind | 'text' | 'system' | 'status';
  /** The code, for kinds that are codes. */
  code?: string;
  weight: number;
  /** What a System's maker says about it. */
  means?: string;
  /** Squeezed words of which one must stand in the text as well. */
  near?: string[];
  /** So few words that any program might say them; they count where the text is about Microsoft. */
  isGeneral?: boolean;
  /** A command of a mail server, which must stand there in capitals: "login" is everybody's word. */
  command?: string;
}

const COMMAND = 'LOGIN';

/** Codes that stand in a text as words. Numbers are looked for by `numbers.ts`, own codes are never in a text. */
const WORD_KINDS = ['oauth', 'graph', 'msal', 'network'] as const;
const KIND_WEIGHT = { oauth: WEIGHT.oauth, graph: WEIGHT.graph, msal: WEIGHT.code, network: WEIGHT.code };

/** A message this short could be anybody's; then the System has to be named as well. */
const SHORT = 18;

let index: PhraseIndex<Sign> | undefined;

/**
 * Everything that can be recognised by words: from the diagnoses and from the systems. Made when first
 * asked for, as most runs of the app never are.
 */
export function signIndex(): PhraseIndex<Sign> {
  index ??= new PhraseIndex<Sign>([...catalogue.all.flatMap(signsOf), ...loadSystems().flatMap(systemSigns)]);
  return index;
}

/** Weight of an AADSTS number, and whether a code only wraps others. */
export function weightOf(diagnosis: Diagnosis, code: string, weight: number): number {
  return diagnosis.recognise.weak?.some((name) => name.toLowerCase() === code.toLowerCase())
    ? WEIGHT.weak
    : weight;
}

function signsOf(diagnosis: Diagnosis): [string, Sign][] {
  const { cause, recognise } = diagnosis;
  const seen = new Set<string>();
  const words = WORD_KINDS.flatMap((kind) =>
    (recognise[kind] ?? []).flatMap((code): [string, Sign][] => {
      // MSAL repeats the OAuth codes.
      if (seen.has(code.toLowerCase())) return [];
      seen.add(code.toLowerCase());
      return [[code, { cause, kind, code, weight: weightOf(diagnosis, code, KIND_WEIGHT[kind]) }]];
    }),
  );
  const texts = (phrases: readonly string[] = [], weight: number) =>
    phrases.map((phrase): [string, Sign] => [
      phrase,
      {
        cause,
        kind: 'text',
        weight,
        ...(isGeneral(cause, phrase) && { isGeneral: true }),
        ...(phrase.includes(COMMAND) && { command: COMMAND }),
      },
    ]);
  return [
    ...words,
    ...texts(recognise.texts, WEIGHT.text),
    ...texts(recognise.likely, WEIGHT.likely),
    ...texts(recognise.vague, WEIGHT.vague),
  ];
}

/** What happens on the way to a server or on this computer is judged by the host that is named. */
const ANYWHERE = new Set<Cause>(['offline-or-dns', 'proxy-blocks', 'tls-intercepted', 'keyring-unavailable']);

/** Short words in Latin letters; four characters of Japanese say as much as a sentence. */
function isGeneral(cause: Cause, phrase: string): boolean {
  const words = squeezePhrase(phrase);
  // A name that nobody else uses is one word.
  const isProse = /\S\s+\S/.test(phrase);
  return isProse && !ANYWHERE.has(cause) && words.length < SHORT && /^[\0-\u024f…]*$/.test(words);
}

/** A System's own words; its numbers are Microsoft's and are known already. */
function systemSigns({ id, name, knownErrors }: System): [string, Sign][] {
  const names = [...id.split('-'), ...name.split(/\W+/)].filter((word) => word.length > 3);
  return knownErrors.flatMap(({ text, means, near, cause }): [string, Sign][] => {
    if (cause === undefined || /AADSTS\d/.test(text)) return [];
    const words = near ?? (squeezePhrase(text).length < SHORT && !text.includes('_') ? names : undefined);
    const sign: Sign = { cause, kind: 'system', weight: WEIGHT.system, means };
    return [[text, words ? { ...sign, near: words.map(squeezePhrase) } : sign]];
  });
}
