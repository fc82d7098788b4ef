import { describe, expect, it } from 'vitest';
import { commandIn } from '../../../main/cli/in-app.ts';

describe('commandIn', () => {
  const packaged = { isPackaged: true };
  const source = { isPackaged: false };

  it.each<[string[], { isPackaged: boolean }, string[] | null]>([
    [['plan', '--json'], packaged, ['plan', '--json']],
    [['explain', 'error.txt'], packaged, ['explain', 'error.txt']],
    [['--no-sandbox', 'version'], packaged, ['version']],
    [['.', 'plan', '--system', 'custom'], source, ['plan', '--system', 'custom']],
    [['/app/out/main/index.mjs', 'explain'], source, ['explain']],
  ])('%j of %j is a command', (argv, host, command) => {
    expect(commandIn(argv, host)).toEqual(command);
  });

  it.each<[string[], { isPackaged: boolean }]>([
    [[], packaged],
    [['--hidden'], packaged],
    [['--cloud', 'plan.json'], packaged],
    [['/home/jo/plan'], packaged],
    [['toString'], packaged],
    [['.'], source],
    [['plan'], source],
    [['.', '--user-data', '/tmp/x'], source],
  ])('%j of %j opens the app', (argv, host) => {
    expect(commandIn(argv, host)).toBeNull();
  });
});
