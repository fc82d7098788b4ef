import type { PageReading, Problem, Registration } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { judgeRehearsal } from '../registration/rehearsal.ts';
import { proofFromPage } from '../registration/rehearsal-page.ts';
import { failure, type Result, success } from '../result.ts';

export interface PageDeps {
  diagnose(evidence: Evidence): Problem;
}

/** Explains an error page of Microsoft's that somebody saw elsewhere, from its pasted text. */
export function readErrorPage(
  { diagnose }: PageDeps,
  registration: Pick<Registration, 'platform'>,
  text: string,
): Result<PageReading> {
  const facts = proofFromPage(text);
  if (!facts) {
    const message = 'The pasted text holds no error of Microsoft’s.';
    return failure({
      ...diagnose({ source: 'app', facts: { message } }),
      title: 'No error was found in this text',
      text: 'Copy the whole page, with the number that begins with AADSTS.',
      who: 'user',
      steps: [],
    });
  }
  const problem = diagnose({ source: 'entra', facts });
  const usedSecret = registration.platform === 'web';
  return success({ problem, proof: judgeRehearsal({ kind: 'failed', problem, usedSecret }) });
}
