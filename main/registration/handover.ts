import type { Handover, HandoverFormat, Plan } from '../../preload/contract.ts';
import { type SheetRow, writeEnv, writeIni, writeJson } from './handover-formats.ts';
import { writeHtml } from './handover-html.ts';
import { oneLine } from './one-line.ts';

/** The part of a System that the sheet is made from. */
export interface HandoverSystem {
  name: string;
  fields: readonly { id: string; label: string; value: string; isSecret: boolean; where: string }[];
  afterwards: readonly string[];
  notes: readonly string[];
  /** Formats that the System reads itself. */
  exports?: readonly string[];
}

export interface HandoverRequest {
  system: HandoverSystem;
  plan: Plan;
  values: { clientId: string; tenantId: string; mailbox: string; signer: string };
  /** The vault holds the secret. */
  hasSecret: boolean;
}

/**
 * The values in the System's own names and order. A secret's value is never in it: `exportHandover`
 * takes it separately.
 */
export function handoverSheet({ system, plan, values, hasSecret }: HandoverRequest): Handover {
  const known = { ...values, redirectUri: plan.redirectUri };
  const fill = (text: string) => fillIn(text, known);
  const reads = (format: HandoverFormat) => system.exports?.includes(format) ?? false;
  return {
    systemName: system.name,
    fields: system.fields.map((field, index) => {
      const planned = planField(plan, field.label, index);
      const own = fill(field.value);
      const value = isFilled(own) ? own : (planned?.value ?? own);
      return {
        id: field.id,
        label: field.label,
        value: field.isSecret ? '' : value,
        isSecret: field.isSecret,
        where: fill(planned?.where ?? field.where),
      };
    }),
    afterwards: system.afterwards.map(fill),
    notes: system.notes.map(fill),
    formats: ['html', 'json', ...(['env', 'ini'] as const).filter(reads)],
    canCopySecret: hasSecret && system.fields.some(({ isSecret }) => isSecret),
  };
}

/** The plan lists the same fields in the same order; the label tells whether it does. */
function planField(plan: Plan, label: string, index: number): Plan['fields'][number] | undefined {
  const there = plan.fields[index];
  return there?.label === label ? there : plan.fields.find((field) => field.label === label);
}

/** Puts known values in the place of `{name}`; others stay for the plan to fill. */
function fillIn(text: string, known: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(known, name) && known[name] ? known[name] : placeholder,
  );
}

function isFilled(text: string): boolean {
  return !/\{\w+\}/.test(text);
}

export interface HandoverFile {
  fileName: string;
  text: string;
}

/** The sheet as a file. Without `secret` its place says that it was left out. */
export function exportHandover(
  sheet: Handover,
  format: HandoverFormat,
  { secret }: { secret?: string } = {},
): HandoverFile {
  const rows: SheetRow[] = sheet.fields.map((field) => ({
    id: field.id,
    label: oneLine(field.label),
    where: oneLine(field.where),
    value: field.isSecret ? (secret ?? null) : oneLine(field.value),
  }));
  return { fileName: `${slug(sheet.systemName)}-hand-over.${format}`, text: WRITERS[format](sheet, rows) };
}

const WRITERS: Record<HandoverFormat, (sheet: Handover, rows: readonly SheetRow[]) => string> = {
  json: writeJson,
  env: writeEnv,
  ini: writeIni,
  html: writeHtml,
};

/** The System's name for a file. */
function slug(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'system';
}
