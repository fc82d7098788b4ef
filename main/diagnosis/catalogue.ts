import { z } from 'zod';
import {
  CAUSES,
  type Cause,
  causeSchema,
  repairSchema,
  shellSchema,
  whoSchema,
} from '../../preload/contract.ts';
import { readResources } from '../resources.ts';
import { PLACE_NAMES } from './places.ts';

const names = z.array(z.string().min(1)).min(1).exactOptional();
/** Words as a server writes them; `…` stands for anything in between. Space, case and breaks do not count. */
const phrases = z.array(z.string().min(4)).min(1).exactOptional();

/** Schema of a file in `resources/diagnoses/`. The limits keep a problem readable at a glance. */
const diagnosisSchema = z.strictObject({
  cause: causeSchema,
  title: z.string().min(1).max(60),
  /** One plain paragraph. */
  text: z.string().min(1).max(400),
  /** What must have happened where it worked before: `IMAP was switched off`. */
  change: z.string().min(1).max(60).exactOptional(),
  who: whoSchema,
  /** The page on which it is put right. */
  where: z.enum(PLACE_NAMES).exactOptional(),
  steps: z.array(z.string().min(1).max(240)).min(1).max(6),
  /** For an administrator; `{mailbox}`, `{signer}`, `{clientId}`, `{tenant}`, `{redirectUri}` are filled in. */
  commands: z.array(z.strictObject({ shell: shellSchema, text: z.string().min(1).max(240) })).exactOptional(),
  /** What the app can do itself, the best first. */
  repairs: z.array(repairSchema).min(1).exactOptional(),
  /** Single codes that mean something of their own. */
  notes: z
    .array(z.strictObject({ codes: z.array(z.string()).min(1), text: z.string().min(1).max(300) }))
    .exactOptional(),
  recognise: z.strictObject({
    /** AADSTS numbers. */
    aadsts: z.array(z.number().int().positive()).min(1).exactOptional(),
    /** OAuth `error` and `suberror` values. */
    oauth: names,
    /** Graph and Exchange error codes, compared without case. */
    graph: names,
    /** MSAL `errorCode` values. */
    msal: names,
    /** `NetError` codes of this app. */
    net: names,
    /** Codes of Node, Chromium, OpenSSL, curl, .NET, Java and operating systems. */
    network: names,
    /** SMTP enhanced status codes such as 5.7.60. */
    smtp: names,
    /** Words that leave no doubt. */
    texts: phrases,
    /** Words that nearly always mean this. */
    likely: phrases,
    /** Words that several causes share. */
    vague: phrases,
    /** Codes of the lists above that are only a wrapper around some cause; anything more exact wins. */
    weak: names,
  }),
});

/** A root cause with who can fix it, where, and how; a JSON file in `resources/diagnoses/`. */
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** Kinds of code a diagnosis is recognised by. */
export type CodeKind = 'aadsts' | 'oauth' | 'graph' | 'msal' | 'net' | 'network' | 'smtp';

const KINDS: readonly CodeKind[] = ['aadsts', 'oauth', 'graph', 'msal', 'net', 'network', 'smtp'];

/** All diagnoses, and which cause a code stands for. */
export interface Catalogue {
  all: readonly Diagnosis[];
  get(cause: Cause): Diagnosis;
  /** The cause of a code, compared without case; undefined where no diagnosis names it. */
  causeOf(kind: CodeKind, code: string | number): Cause | undefined;
}

/**
 * Reads the diagnosis files.
 * @throws ZodError for a file that does not fit; Error for a cause without a file, or a code under
 *   two causes: all of them are packaging bugs
 */
export function loadCatalogue(files: readonly unknown[] = readResources('diagnoses')): Catalogue {
  const diagnoses = new Map<Cause, Diagnosis>();
  const causes = new Map<string, Cause>();
  for (const file of files) {
    const diagnosis = diagnosisSchema.parse(file);
    if (diagnoses.has(diagnosis.cause)) throw new Error(`two diagnoses of ${diagnosis.cause}`);
    diagnoses.set(diagnosis.cause, diagnosis);
    index(diagnosis, causes);
  }
  const missing = CAUSES.filter((cause) => !diagnoses.has(cause));
  if (missing.length > 0) throw new Error(`no diagnosis of ${missing.join(', ')}`);
  return {
    all: [...diagnoses.values()],
    // Every cause has one: that was checked a line above.
    get: (cause) => diagnoses.get(cause) as Diagnosis,
    causeOf: (kind, code) => causes.get(keyOf(kind, code)),
  };
}

let read: Catalogue | null = null;

/** Read when something is diagnosed first: checking so many files takes long while the app starts. */
function shipped(): Catalogue {
  read ??= loadCatalogue();
  return read;
}

/** The diagnoses that ship with the app. */
export const catalogue: Catalogue = {
  get all() {
    return shipped().all;
  },
  get: (cause) => shipped().get(cause),
  causeOf: (kind, code) => shipped().causeOf(kind, code),
};

/** What one code means beyond its cause; undefined where there is nothing to add. */
export function noteOf({ notes = [] }: Diagnosis, codes: readonly string[]): string | undefined {
  return notes.find((note) => note.codes.some((code) => codes.includes(code)))?.text;
}

function index(diagnosis: Diagnosis, causes: Map<string, Cause>): void {
  for (const kind of KINDS) {
    for (const code of diagnosis.recognise[kind] ?? []) {
      const key = keyOf(kind, code);
      if (causes.has(key)) throw new Error(`${key} stands for ${causes.get(key)} and ${diagnosis.cause}`);
      causes.set(key, diagnosis.cause);
    }
  }
}

function keyOf(kind: CodeKind, code: string | number): string {
  return `${kind} ${String(code).toLowerCase()}`;
}
