import { describe, expect, it } from 'vitest';
import { factRows, problemAsText } from '../../../renderer/components/problem-words.ts';
import { problems } from '../harness/states.ts';

describe('problemAsText', () => {
  it('holds what a helper needs: what happened, what to do, and every raw fact', () => {
    const text = problemAsText(problems.adminNeeded);
    expect(text).toContain('An administrator has to agree first');
    expect(text).toContain('1. Go to the Consent step');
    expect(text).toContain('Cause: admin-consent-required');
    for (const fact of Object.values(problems.adminNeeded.facts)) expect(text).toContain(fact);
  });
});

describe('factRows', () => {
  it('leaves out what is not known', () => {
    expect(factRows(problems.offline)).toEqual([
      ['Code', 'ENOTFOUND'],
      ['Message', 'getaddrinfo ENOTFOUND graph.microsoft.com'],
    ]);
  });
});
