/** Remembers all that was handed out, so that a test can look for it where it must not be. */
export class Ledger {
  readonly tokens: string[] = [];
  readonly codes: string[] = [];
  /** Client secrets. */
  readonly secrets: string[] = [];

  token(value: string): string {
    this.tokens.push(value);
    return value;
  }

  secret(value: string): string {
    this.secrets.push(value);
    return value;
  }

  code(value: string): string {
    this.codes.push(value);
    return value;
  }
}
