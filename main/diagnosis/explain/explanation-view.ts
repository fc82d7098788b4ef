import type {
  ConnectionView,
  ExplanationView,
  Facts,
  FindingView,
  Problem,
} from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { subjectOf } from '../subject.ts';
import { lookUpOf, questionsFor } from './ask.ts';
import { concerned } from './concerned.ts';
import { type Explanation, explain, type Finding, type Unknown } from './explain.ts';
import type { EvidenceSpan } from './rank.ts';
import { secretsIn } from './secrets.ts';
import { shownText } from './shown-text.ts';
import type { Traces } from './traces.ts';
import { bounded, unfold } from './unfold.ts';

/** What the window shows of a pasted text. The text goes back without its secrets, and is kept nowhere. */
export function explanationView(
  text: string,
  connections: readonly ConnectionView[],
  clouds: readonly Cloud[],
): ExplanationView {
  const layers = unfold(text);
  const connection = concerned(layers, connections);
  const explanation = explain(text, connection && subjectOf(connection, clouds));
  const secrets = secretsIn([bounded(text), ...layers]);
  return {
    findings: explanation.findings.map((finding) => findingView(finding, explanation.traces)),
    unknown: explanation.unknown && unknownProblem(explanation.unknown),
    pieces: shownText(text, marksOf(explanation), secrets),
    secrets: [...new Set(secrets.map(({ kind }) => kind).filter((kind) => kind !== null))],
    connection: connection?.id ?? null,
  };
}

/** Places that speak for a finding; those of an unknown text speak for none, and stand out all the same. */
function marksOf({ findings, unknown }: Explanation) {
  const known = findings.flatMap(({ evidence }, finding) =>
    evidence.map(({ start, end }) => ({ start, end, finding })),
  );
  return [...known, ...(unknown?.evidence ?? []).map(({ start, end }) => ({ start, end, finding: 0 }))];
}

function findingView({ evidence, codes, ...finding }: Finding, traces: Traces): FindingView {
  return { ...finding, facts: factsOf(codes, evidence, traces) };
}

function factsOf(codes: readonly string[], evidence: readonly EvidenceSpan[], traces: Traces): Facts {
  const message = [...new Set(evidence.map(({ text }) => text))].join(' … ');
  return { message, ...(codes.length > 0 && { code: codes.join(', ') }), ...traces };
}

/** What nobody explains is a problem too: it says what is known and whom to ask. */
function unknownProblem(unknown: Unknown): Problem {
  const { codes, notes, mentioned, evidence, traceId, correlationId, at } = unknown;
  const lookUp = lookUpOf(unknown);
  const mentions = `The text speaks about ${mentioned.join(', ')}, but not as something that happened.`;
  const note = notes[0] ?? (mentioned.length > 0 ? mentions : undefined);
  const traces = { ...(traceId && { traceId }), ...(correlationId && { correlationId }), ...(at && { at }) };
  return {
    cause: 'unknown',
    title: 'No explanation for this text',
    text:
      codes.length > 0
        ? 'There is a code in this text, but none of the causes that this app knows belongs to it.'
        : 'This app finds no code and no message in this text that it knows.',
    ...(note !== undefined && { note }),
    who: 'user',
    ...(lookUp && { where: { label: `Microsoft's page about ${codes[0]}`, url: lookUp } }),
    steps: questionsFor(unknown).filter((question) => lookUp === undefined || !question.includes(lookUp)),
    facts: factsOf(codes, evidence, traces),
  };
}
