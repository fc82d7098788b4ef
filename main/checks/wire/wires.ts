import type { PracticeHost } from '../../connections/practice-host.ts';
import type { Connection } from '../../connections/types.ts';
import type { NetworkPath } from '../../net/network-path.ts';
import type { Net } from '../../net/types.ts';
import { freePath } from '../../practice/path-faults.ts';
import { createPracticeWire, createRoutedWire } from './routed-wire.ts';
import { createSocketWire } from './socket-wire.ts';
import type { Wire } from './types.ts';

export interface WiresOptions {
  net: Net;
  practice: PracticeHost;
  path: NetworkPath;
}

/** The layers under a connection: real sockets, or the practice tenant's switches. */
export function createWires({ net, practice, path }: WiresOptions) {
  const routed = createRoutedWire(net, createSocketWire(path));
  const inside = createPracticeWire(() => {
    const control = practice.current()?.control;
    if (!control) return freePath();
    const { path, switches } = control;
    return { ...path, unresolvable: path.unresolvable || switches.offline };
  });
  return {
    for: (connection: Connection): Wire => (connection.practice ? inside : routed),
    /** The way out of this computer. */
    real: routed,
  };
}
