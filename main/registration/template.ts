/** A placeholder such as `{domain}`. */
const PLACEHOLDER = /\{([A-Za-z0-9-]+)\}/g;

/** Puts `values` in the place of their placeholders; one that has no value stays as it is. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** The names that a template asks for, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''))];
}
