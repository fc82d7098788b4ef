import type { Evidence } from '../diagnosis/types.ts';
import { evidenceOf, oauthEvidence } from '../identity/evidence.ts';
import { createNetworkModule } from '../identity/network-module.ts';
import type { Net } from '../net/types.ts';

/** An answer of the sign-in service, judged by whoever asked. */
export type EntraAnswer =
  | { kind: 'answer'; status: number; body: Readonly<Record<string, unknown>>; date: string | undefined }
  /** It refused; `evidence` says with which code. */
  | { kind: 'refused'; status: number; evidence: Evidence; date: string | undefined }
  /** No usable answer came. */
  | { kind: 'none'; evidence: Evidence };

const TIMEOUT_MS = 15_000;

/** Asks the sign-in service without a person: a document, or (with a form) its token endpoint. */
export async function askEntra(
  net: Net,
  url: string,
  { signal, form }: { signal: AbortSignal; form?: Record<string, string> },
): Promise<EntraAnswer> {
  const network = createNetworkModule({ net, signal });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  try {
    const answer = form
      ? await network.sendPostRequestAsync<object>(url, {
          headers,
          body: new URLSearchParams(form).toString(),
        })
      : await network.sendGetRequestAsync<object>(url, {}, TIMEOUT_MS);
    return judge(answer.status, answer.body as Record<string, unknown>, answer.headers['date']);
  } catch (error) {
    return { kind: 'none', evidence: network.takeFailure() ?? evidenceOf(error) };
  }
}

function judge(status: number, body: Record<string, unknown>, date: string | undefined): EntraAnswer {
  const { error, error_description: description, suberror } = body;
  if (status < 400 && typeof error !== 'string') return { kind: 'answer', status, body, date };
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const evidence = oauthEvidence({
    error: text(error) ?? 'no error named',
    description: text(description),
    suberror: text(suberror),
    status,
  });
  return { kind: 'refused', status, evidence, date };
}
