import type { SecretKind } from '../../../preload/contract.ts';
import { SECRET_PATTERNS } from '../redact.ts';
import type { Layer, Span } from './layer.ts';

/** A secret in the pasted text. */
export interface Secret extends Span {
  /** Null for what is only left out to be safe. */
  kind: SecretKind | null;
}

/** Left out of what is shown, though it may be harmless. */
const LONG_RUN = /[A-Za-z0-9+/_=~!*-]{60,}/g;

/** Everything in the pasted text that opens a door, also inside its wrappings. */
export function secretsIn(layers: readonly Layer[]): Secret[] {
  const found = layers.flatMap((layer) =>
    SECRET_PATTERNS.flatMap(({ pattern, kind }) =>
      [...layer.text.matchAll(pattern)].map((match): Secret => {
        // What stands before the last group is the name of the secret.
        const value = match.groups?.['value'] ?? match[0];
        const start = match.index + match[0].lastIndexOf(value);
        return { ...layer.locate(start, start + value.length), kind };
      }),
    ),
  );
  const first = layers[0];
  const runs = [...(first?.text.matchAll(LONG_RUN) ?? [])].map(
    (match): Secret => ({ ...located(first as Layer, match), kind: null }),
  );
  return [...found, ...runs];
}

function located(layer: Layer, match: RegExpExecArray): Span {
  return layer.locate(match.index, match.index + match[0].length);
}
