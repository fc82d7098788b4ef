/** What a panel shows; texts only. */
export interface PanelView {
  title: string;
  /** Data URL; empty = none. */
  icon: string;
  lines: string[];
  buttons: PanelButton[];
}

export interface PanelButton {
  id: string;
  label: string;
  isEnabled: boolean;
  isSeparator: boolean;
  /** How deep in submenus. */
  depth: number;
}

const PANEL_STYLE = `
  :root { color-scheme: light dark; font: 15px/1.4 'Segoe UI', system-ui, sans-serif }
  body { margin: 0; padding: 16px; display: grid; gap: 8px; align-content: start }
  header { display: flex; gap: 12px; align-items: center; font-weight: 600 }
  img { width: 24px; height: 24px } p { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
  button { font: inherit; text-align: start; padding: 6px 12px } hr { width: 100%; margin: 0 }
`;

/** Draws a panel into the page; a click on a button gives its id to the binding. */
export function drawPanel({ title, icon, lines, buttons }: PanelView, binding: string): void {
  document.title = title;
  const header = panelElement('header', '');
  if (icon) header.append(Object.assign(document.createElement('img'), { src: icon, alt: '' }));
  header.append(panelElement('span', title));
  const style = panelElement('style', PANEL_STYLE);
  document.body.replaceChildren(style, header, ...lines.map((line) => panelElement('p', line)));
  document.body.append(...buttons.map((button) => panelButton(button, binding)));
}

function panelElement(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text });
}

function panelButton(
  { id, label, isEnabled, isSeparator, depth }: PanelButton,
  binding: string,
): HTMLElement {
  if (isSeparator) return document.createElement('hr');
  const button = Object.assign(document.createElement('button'), {
    textContent: label,
    disabled: !isEnabled,
  });
  button.style.marginInlineStart = `${depth}em`;
  const choose = (globalThis as unknown as Record<string, (id: string) => void>)[binding];
  button.addEventListener('click', () => choose?.(id));
  return button;
}
