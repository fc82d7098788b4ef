import { describe, expect, it } from 'vitest';
import { nodeProblem } from '../../../scripts/setup/node-version.mjs';

describe('nodeProblem', () => {
  it.each(['20.0.0', '20.20.2', '22.12.0', '24.9.0', '25.0.0-nightly'])('accepts Node %s', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it('says which version is needed and which one this is', () => {
    expect(nodeProblem('18.19.1')).toMatch(/Node 20 or newer is needed, this is 18\.19\.1/);
  });
});
