/** Quoting of values for the two shells: nothing inside is ever expanded. */

/** A bash word. NUL cannot stand in an argument, so it is left out. */
export function bashQuote(value: string): string {
  return `'${value.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
}

/** PowerShell ends a literal at typographic quotes too; each of them is doubled. */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/** A PowerShell literal string. */
export function powershellQuote(value: string): string {
  return `'${value.replaceAll('\0', '').replace(POWERSHELL_QUOTES, '$&$&')}'`;
}

/** A string inside an OData filter, such as `displayName eq 'O''Neill'`. */
export function odataQuote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
