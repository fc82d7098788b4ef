import type { Hit } from './hit.ts';
import type { Layer } from './layer.ts';
import { signOfNumber } from './numbers.ts';

/** Column headings under which Entra's sign-in logs keep the number. */
const HEADING =
  /^["']?(?:sign-?in error code|error ?code|resulttype|result type|status\.errorcode|anmeldefehlercode|fehlercode|code d'erreur(?: de connexion)?|código de error(?: de inicio de sesión)?|codice errore|foutcode|código de erro|kod błędu|サインイン ?エラー ?コード|エラー ?コード|登录错误代码|错误代码)["']?$/i;
const DELIMITERS = [',', ';', '\t', '|'];
/** A heading line longer than this is no heading line. */
const MAX_LINE = 4000;
const MAX_ROWS = 2000;
/** One field of a row: quoted, with doubled quotes inside, or plain. */
const FIELDS: Record<string, RegExp> = {
  ',': /(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g,
  ';': /(?:^|;)(?:"((?:[^"]|"")*)"|([^;"]*))/g,
  '\t': /(?:^|\t)(?:"((?:[^"]|"")*)"|([^\t"]*))/g,
  '|': /(?:^|\|)(?:"((?:[^"]|"")*)"|([^|"]*))/g,
};

/** AADSTS numbers in a column of a table, such as a downloaded sign-in log. */
export function tableHits(layer: Layer): Hit[] {
  const { text } = layer;
  if (!/error|result|fehler|erreur|errore|fout|erro|bł|エラー|错误/i.test(text.slice(0, MAX_LINE))) return [];
  const hits: Hit[] = [];
  let column = -1;
  let delimiter = ',';
  let start = 0;
  for (let row = 0; row < MAX_ROWS && start < text.length; row++) {
    const newLine = text.indexOf('\n', start);
    const end = newLine < 0 ? text.length : newLine;
    const line = text.slice(start, Math.min(end, start + MAX_LINE));
    if (column < 0) {
      delimiter = DELIMITERS.find((each) => line.includes(each)) ?? ',';
      column = fieldsOf(line, delimiter).findIndex(({ value }) => HEADING.test(value.trim()));
    } else {
      const field = fieldsOf(line, delimiter)[column];
      const number = /^\d{5,7}$/.exec(field?.value.trim() ?? '')?.[0];
      if (field && number) {
        const at = start + field.at + line.slice(field.at).indexOf(number);
        hits.push({ ...signOfNumber(number), layer, start: at, end: at + number.length, isMention: false });
      }
    }
    start = end + 1;
  }
  return hits;
}

function fieldsOf(line: string, delimiter: string): { value: string; at: number }[] {
  return [...line.replace(/\r$/, '').matchAll(FIELDS[delimiter] as RegExp)].map((match) => ({
    value: match[1] ?? match[2] ?? '',
    at: match.index,
  }));
}
