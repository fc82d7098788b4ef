import type { Handover } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';

/** One field of an exported sheet; `value` is null for a secret that was left out. */
export interface SheetRow {
  id: string;
  label: string;
  where: string;
  hint?: string;
  value: string | null;
}

const LEFT_OUT = 'left out: copy it from Mailbox Connector';

/** The sheet as JSON: values, where they go, and what to do afterwards. */
export function writeJson(sheet: Handover, rows: readonly SheetRow[]): string {
  const file = {
    system: sheet.systemName,
    fields: rows.map(({ id, label, value, where }) =>
      value === null ? { id, label, value, leftOut: true, where } : { id, label, value, where },
    ),
    afterwards: sheet.afterwards,
    notes: sheet.notes,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The sheet as a `.env` file that both a shell and the usual readers take. */
export function writeEnv(sheet: Handover, rows: readonly SheetRow[]): string {
  const names = uniqueNames(rows, envName);
  const lines = rows.map(({ value }, index) =>
    value === null ? `# ${names[index]} ${LEFT_OUT}` : `${names[index]}=${envQuote(value)}`,
  );
  return [`# ${oneLine(sheet.systemName)}`, ...lines, ''].join('\n');
}

/** A name that is a variable already is kept: it is the System's own. */
function envName({ id, label }: SheetRow): string {
  if (/^[A-Za-z_]\w*$/.test(label)) return label;
  const name = id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return /^[A-Z_]/.test(name) ? name : `_${name}`;
}

/**
 * Single quotes keep everything as it is, for a shell and for readers alike; only a value with such a
 * quote needs the double ones, where a shell expands four characters.
 */
function envQuote(value: string): string {
  const line = value.replace(/[\0\r\n]+/g, ' ');
  return line.includes("'") ? `"${line.replace(/[\\"$`]/g, '\\$&')}"` : `'${line}'`;
}

/** A field whose place names a section, such as `section [name]`, goes into that one. */
const SECTION = /\bsection \[([^\]]+)\]/i;

/** The sheet as INI, in the sections that the System names. */
export function writeIni(sheet: Handover, rows: readonly SheetRow[]): string {
  const names = uniqueNames(rows, iniName);
  const sections = new Map<string, string[]>();
  for (const [index, { value, where }] of rows.entries()) {
    const section = sectionName(SECTION.exec(where)?.[1] ?? sheet.systemName);
    const line = value === null ? `; ${names[index]} ${LEFT_OUT}` : `${names[index]} = ${iniValue(value)}`;
    sections.set(section, [...(sections.get(section) ?? []), line]);
  }
  return [...sections].map(([section, lines]) => `[${section}]\n${lines.join('\n')}\n`).join('\n');
}

function iniName({ id, label }: SheetRow): string {
  return /^[A-Za-z_][\w.-]*$/.test(label) ? label : id.replace(/[^\w.-]+/g, '_');
}

function sectionName(text: string): string {
  return oneLine(text).replace(/[[\]]/g, '');
}

/**
 * Plain where every reader takes it plainly; otherwise as a JSON string, which readers with quoting
 * understand. Client ids, addresses, endpoints and Entra's secrets are all plain.
 */
function iniValue(value: string): string {
  const isPlain = value === value.trim() && value !== '' && !/^["'`[]|[;#\\\0\r\n]|\p{Cc}/u.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** Two fields may ask for the same thing; their names must not. */
function uniqueNames(rows: readonly SheetRow[], nameOf: (row: SheetRow) => string): string[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const base = nameOf(row);
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
