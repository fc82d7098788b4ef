/** Asks the person where to save and what to open; implemented by the desktop. */
export interface Files {
  /** False when the person cancelled. @throws Error of node:fs when the place cannot be written */
  save(suggestedName: string, content: string | Uint8Array): Promise<boolean>;
  /** Text of the chosen file; null when the person cancelled. Larger files than 1 MB are refused. */
  open(title: string): Promise<string | null>;
  /** The same, for files that may be binary. */
  read(title: string): Promise<Uint8Array | null>;
}
