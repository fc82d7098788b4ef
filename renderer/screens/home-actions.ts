/** Ways from the home screens into the setup. */
export interface HomeActions {
  isStarting: boolean;
  start(practice: boolean): void;
  /** Begins the setup that a request file asks for. */
  openRequest(): void;
  /** Goes on with the setup that was saved; null if there is none. */
  resume: (() => void) | null;
  /** Reads the values of another program's configuration into a setup. */
  importConfiguration(): void;
}
