import type { Layer } from './layer.ts';

/** What an administrator looks a failure up by. */
export interface Traces {
  traceId?: string;
  correlationId?: string;
  /** ISO 8601, UTC where the text says so. */
  at?: string;
}

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const GAP = '["\'\\s:=：＝]{1,8}';
const TRACE = new RegExp(
  `(?:trace[_ -]?id|x-ms-request-id|request[_ -]?id|ablaufverfolgungs-id|anforderungs-id|id de (?:suivi|seguimiento|solicitud|la demande|demande|rastreamento|solicitação)|id (?:di )?traccia|traceringsid|aanvraag-id|identyfikator śledzenia|トレース ?ID|要求 ?ID|跟踪 ?ID|请求 ?ID)${GAP}(${GUID})`,
  'i',
);
const CORRELATION = new RegExp(
  `(?:correlation[_ -]?id|client-request-id|korrelations-id|id de (?:corrélation|correlación|correlação)|correlatie-id|id (?:di )?correlazione|identyfikator korelacji|相関 ?ID|関連付け ?ID|相关 ?ID|关联 ?ID)${GAP}(${GUID})`,
  'i',
);
const TIME =
  /(?:timestamp|zeitstempel|horodatage|marca de tiempo|tijdstempel|carimbo de data\/hora|timestamp|znacznik czasu|タイムスタンプ|时间戳|createddatetime|"date"|\bat)["'\s:=]{1,8}(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z?)/i;

/** The ids and the time of a failure, the first of each. */
export function tracesOf(layers: readonly Layer[]): Traces {
  const first = (pattern: RegExp) => {
    for (const { text } of layers) {
      const match = pattern.exec(text);
      if (match) return match;
    }
    return null;
  };
  const traceId = first(TRACE)?.[1];
  const correlationId = first(CORRELATION)?.[1];
  const time = first(TIME);
  return {
    ...(traceId && { traceId }),
    ...(correlationId && { correlationId }),
    ...(time && { at: `${time[1]}T${time[2]}${time[3]}` }),
  };
}
