import type { ConnectionView } from '../../../preload/contract.ts';

/** The connection of the scene on screen. */
export function harnessConnection(id: string): ConnectionView {
  const found = window.harness.state.connections.find((one) => one.id === id);
  if (!found) throw new Error(`The scene has no connection ${id}.`);
  return found;
}
