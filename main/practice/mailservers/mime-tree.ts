/** One part of a message, cut out of its bytes. */
export interface MimePart {
  /** Header lines with the empty line behind them. */
  header: Buffer;
  /** What stands behind the header. */
  body: Buffer;
  /** Media type in lower case, e.g. `text/html`. */
  type: string;
  params: Record<string, string>;
  fields: Map<string, string>;
  /** Parts of a multipart; empty for any other. */
  parts: MimePart[];
}

/** Nested multiparts that are taken apart; hostile ones may go on for ever. */
const MAX_DEPTH = 10;

/** Takes a message apart as far as IMAP shows it: headers, bodies and the parts of multiparts. */
export function mimeTree(bytes: Buffer, depth = 0): MimePart {
  const { header, body } = splitHeader(bytes);
  const fields = headerFields(header);
  const [type = 'text/plain', ...rest] = (fields.get('content-type') ?? 'text/plain').split(/;\s*/);
  const params = Object.fromEntries(rest.flatMap(parameter));
  const boundary = params['boundary'];
  const isMultipart = type.toLowerCase().startsWith('multipart/') && boundary && depth < MAX_DEPTH;
  const parts = isMultipart ? splitParts(body, boundary).map((part) => mimeTree(part, depth + 1)) : [];
  return { header, body, type: type.trim().toLowerCase(), params, fields, parts };
}

function splitHeader(bytes: Buffer): { header: Buffer; body: Buffer } {
  if (bytes.indexOf('\r\n') === 0) return { header: Buffer.alloc(0), body: bytes.subarray(2) };
  const end = bytes.indexOf('\r\n\r\n') + 4;
  if (end < 4) return { header: bytes, body: Buffer.alloc(0) };
  return { header: bytes.subarray(0, end), body: bytes.subarray(end) };
}

/** The first field of each name, unfolded. */
export function headerFields(header: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  const unfolded = header.toString('utf8').replace(/\r\n(?=[ \t])/g, '');
  for (const line of unfolded.split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  }
  return fields;
}

function parameter(text: string): [string, string][] {
  const [, name, quoted, plain] = /^([\w*-]+)=(?:"([^"]*)"|([^\s;]*))/.exec(text) ?? [];
  return name ? [[name.toLowerCase(), quoted ?? plain ?? '']] : [];
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const marker = `\r\n--${boundary}`;
  const text = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Buffer[] = [];
  let start = text.indexOf(marker);
  while (start >= 0) {
    const lineEnd = text.indexOf('\r\n', start + marker.length);
    const isLast = text.subarray(start + marker.length, start + marker.length + 2).toString() === '--';
    const end = text.indexOf(marker, start + marker.length);
    if (isLast || lineEnd < 0 || end < 0) break;
    parts.push(text.subarray(lineEnd + 2, end));
    start = end;
  }
  return parts;
}
