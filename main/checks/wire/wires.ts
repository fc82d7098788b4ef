import type { PracticeHost } from '../../connections/practice-host.ts';
import type { Connection } from '../../connections/types.ts';
import type { Net } from '../../net/types.ts';
import { freePath } from '../../practice/path-faults.ts';
import { createPracticeWire, createRoutedWire } from './routed-wire.ts';
import { createSocketWire } from './socket-wire.ts';
import type { Wire } from './types.ts';

export interface WiresOptions {
  net: Net;
  practice: PracticeHost;
  resolveProxy(url: string): Promise<string>;
}

/** The layers under a connection: real sockets, or the practice tenant's switches. */
export function createWires({ net, practice, resolveProxy }: WiresOptions) {
  const routed = createRoutedWire(net, createSocketWire({ resolveProxy }));
  const inside = createPracticeWire(() => {
    const control = practice.current()?.control;
    if (!control) return freePath();
    const { path, switches } = control;
    return { ...path, unresolvable: path.unresolvable || switches.offline };
  });
  return (connection: Connection): Wire => (connection.practice ? inside : routed);
}
