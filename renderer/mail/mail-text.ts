const BLOCK = new Set(
  'address article aside blockquote center dd dir div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const SPACED = new Set('blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '));

/** The words of a cleaned mail, with the line breaks its layout implies and the addresses of its links. */
export function textOf(root: Element): string {
  return [...piecesOf(root)]
    .join('')
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function* piecesOf(node: Node): Generator<string> {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) yield (child.textContent ?? '').replace(/\s+/g, ' ');
    if (child.nodeType === Node.ELEMENT_NODE) yield* elementPieces(child as Element);
  }
}

function* elementPieces(element: Element): Generator<string> {
  const name = element.localName;
  const edge = SPACED.has(name) ? '\n\n' : BLOCK.has(name) ? '\n' : '';
  if (name === 'style') return;
  if (name === 'br') yield '\n';
  yield edge;
  if (name === 'li') yield '• ';
  if (name === 'img') yield element.getAttribute('alt') ?? '';
  yield* piecesOf(element);
  if (name === 'td' || name === 'th') yield ' ';
  yield linkAddress(element);
  yield edge;
}

function linkAddress(element: Element): string {
  const href = element.localName === 'a' ? element.getAttribute('href') : null;
  if (!href || href.startsWith('#') || element.textContent?.includes(href)) return '';
  return ` <${href}>`;
}
