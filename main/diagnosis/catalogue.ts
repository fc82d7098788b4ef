import { z } from 'zod';
import { CAUSES, type Cause, causeSchema, repairSchema, whoSchema } from '../../preload/contract.ts';
import { readResources } from '../resources.ts';
import type { Diagnosis } from './types.ts';

/** The files of `resources/diagnoses/`. */
export const DIAGNOSIS_FILES = readResources('diagnoses');

const names = z.array(z.string().min(1)).min(1).exactOptional();

/** Schema of a file in `resources/diagnoses/`. The limits keep a problem readable at a glance. */
export const diagnosisSchema = z.strictObject({
  cause: causeSchema,
  title: z.string().min(1).max(60),
  text: z.string().min(1).max(400),
  who: whoSchema,
  steps: z.array(z.string().min(1).max(240)).min(1).max(6),
  repair: repairSchema.exactOptional(),
  recognise: z.strictObject({
    aadsts: z.array(z.number().int().positive()).min(1).exactOptional(),
    oauth: names,
    graph: names,
    msal: names,
    net: names,
  }),
});

/** Kinds of code a diagnosis is recognised by. */
export type CodeKind = keyof Diagnosis['recognise'];

const KINDS: readonly CodeKind[] = ['aadsts', 'oauth', 'graph', 'msal', 'net'];

/** All diagnoses, and which cause a code stands for. */
export interface Catalogue {
  get(cause: Cause): Diagnosis;
  /** The cause of a code, compared without case; undefined where no diagnosis names it. */
  causeOf(kind: CodeKind, code: string | number): Cause | undefined;
}

/**
 * Reads the diagnosis files.
 * @throws ZodError for a file that does not fit; Error for a cause without a file, or a code under
 *   two causes: all of them are packaging bugs
 */
export function loadCatalogue(files: readonly unknown[] = DIAGNOSIS_FILES): Catalogue {
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
    // Every cause has one: that was checked a line above.
    get: (cause) => diagnoses.get(cause) as Diagnosis,
    causeOf: (kind, code) => causes.get(keyOf(kind, code)),
  };
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
