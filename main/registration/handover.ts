import type { Handover, HandoverFormat, Plan } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import { type SheetRow, writeEnv, writeIni, writeJson } from './handover-formats.ts';
import { writeHtml } from './handover-html.ts';
import { UNKNOWN } from './plan-values.ts';

/** The part of a System that the sheet is made from. */
export interface HandoverSystem {
  name: string;
  fields: readonly { id: string; label: string; isSecret: boolean; where: string; hint?: string }[];
  afterwards: readonly string[];
  notes: readonly string[];
  /** Formats that the System reads itself. */
  exports: readonly string[];
}

export interface HandoverRequest {
  system: HandoverSystem;
  plan: Plan;
  /** What is known by now; it takes the place of what was open when the plan was made. */
  values: { clientId: string; tenantId: string; mailbox: string; signer: string };
  /** The vault holds the secret. */
  hasSecret: boolean;
}

/**
 * The values in the System's own names and order. A secret's value is never in it: `exportHandover`
 * takes it separately.
 */
export function handoverSheet({ system, plan, values, hasSecret }: HandoverRequest): Handover {
  const open = [...system.fields];
  const fields = plan.fields.map((field, index) => {
    const known = takeField(open, field);
    const isSecret = known?.isSecret ?? field.value === UNKNOWN.secret;
    return {
      id: known?.id ?? `field-${index + 1}`,
      label: field.label,
      value: isSecret ? '' : withKnown(field.value, values),
      isSecret,
      where: withKnown(field.where, values),
      ...(known?.hint !== undefined && { hint: known.hint }),
    };
  });
  return {
    systemName: system.name,
    fields,
    afterwards: [...system.afterwards],
    notes: [...system.notes],
    formats: [
      'html',
      'json',
      ...(['env', 'ini'] as const).filter((format) => system.exports.includes(format)),
    ],
    canCopySecret: hasSecret && fields.some(({ isSecret }) => isSecret),
  };
}

/**
 * Takes the System's field that a field of the plan was made from out of those that are left. The plan
 * leaves out what is not needed, and two fields may be called the same in different places.
 */
function takeField(
  open: HandoverSystem['fields'][number][],
  { label, where }: Plan['fields'][number],
): HandoverSystem['fields'][number] | undefined {
  const here = open.findIndex((field) => field.label === label && field.where === where);
  const at = here >= 0 ? here : open.findIndex((field) => field.label === label);
  return at >= 0 ? open.splice(at, 1)[0] : undefined;
}

/** Puts what is known by now in the place of what was not. */
function withKnown(text: string, values: HandoverRequest['values']): string {
  const names = ['clientId', 'tenantId', 'mailbox', 'signer'] as const;
  return names.reduce(
    (filled, name) =>
      values[name].trim() ? filled.replaceAll(UNKNOWN[name], () => values[name].trim()) : filled,
    text,
  );
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
    ...(field.hint !== undefined && { hint: oneLine(field.hint) }),
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
