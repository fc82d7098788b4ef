/** Shows a window as its state says, and opens the page it shows. */
export interface Surface {
  /** Size of the page in CSS pixels; undefined = it fills a window. */
  readonly size: { width: number; height: number } | undefined;
  /** Opens an empty page of the window; answers Chromium's id of it. */
  open(): Promise<string>;
  show(): void;
  hide(): void;
  raise(): void;
  /** Takes over size, place, maximised and minimised. */
  apply(): void;
  /** The page was closed by a person, but the window stays. */
  revive(): void;
}
