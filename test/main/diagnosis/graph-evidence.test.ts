import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { graphEvidence } from '../../../main/diagnosis/graph-evidence.ts';
import { netEvidence } from '../../../main/diagnosis/net-evidence.ts';

describe('graphEvidence', () => {
  it('takes the innermost code and keeps the outermost', () => {
    const body = {
      error: {
        code: 'NotFound',
        message: 'Not found.',
        innerError: { code: 'ResourceNotFound', innerError: { code: 'MailboxNotEnabledForRESTAPI' } },
      },
    };
    const { facts } = graphEvidence(404, body, new Headers());
    expect(facts).toEqual({
      message: 'Not found.',
      status: 404,
      code: 'MailboxNotEnabledForRESTAPI',
      error: 'NotFound',
    });
  });

  it('collects the ids and the time, from the body before the headers', () => {
    const headers = new Headers({
      'request-id': 'from-header',
      'client-request-id': 'client',
      date: 'Sat, 22 Aug 2026 10:00:00 GMT',
    });
    const error = {
      code: 'x',
      message: 'm',
      innerError: { 'request-id': 'from-body', date: '2026-08-22T09:59:58' },
    };
    expect(graphEvidence(500, { error }, headers).facts).toMatchObject({
      traceId: 'from-body',
      correlationId: 'client',
      at: '2026-08-22T09:59:58.000Z',
    });
    expect(graphEvidence(500, {}, headers).facts).toMatchObject({
      traceId: 'from-header',
      at: '2026-08-22T10:00:00.000Z',
    });
  });

  it('recognises a claims challenge by the header, whatever the body says', () => {
    const headers = new Headers({
      'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="e30="',
    });
    const evidence = graphEvidence(401, { error: { code: 'InvalidAuthenticationToken' } }, headers);
    expect(diagnose(evidence).cause).toBe('claims-challenge');
  });

  it('takes any body: HTML of a proxy, a circle, nothing', () => {
    const circle: Record<string, unknown> = { code: 'x' };
    circle['innerError'] = circle;
    expect(graphEvidence(502, { error: circle }, new Headers()).facts.code).toBe('x');
    expect(graphEvidence(502, '<html>', new Headers()).facts.message).toBe('Microsoft Graph answered 502.');
    fc.assert(
      fc.property(fc.integer(), fc.anything(), (status, body) => {
        expect(graphEvidence(status, { error: body }, new Headers()).source).toBe('graph');
        expect(graphEvidence(status, body, new Headers()).facts.status).toBe(status);
      }),
    );
  });
});

describe('netEvidence', () => {
  it('names the host and the kind of failure', () => {
    const evidence = netEvidence({ code: 'proxy', host: 'graph.microsoft.com' });
    expect(evidence.facts.message).toContain('graph.microsoft.com');
    expect(diagnose(evidence).cause).toBe('proxy-blocks');
  });
});
