import { apply, BuiltinError, bridgeEvent, detailOf, dispatch, listen } from './bridge-builtins.ts';

/** What one world tells the other; it crosses as the structured clone of a `CustomEvent`'s detail. */
export type Packed =
  | ['value', unknown]
  | ['error', string]
  | ['function', number]
  | ['original', number]
  | ['promise', number]
  | ['array', number, Packed[]]
  | ['object', number, [string, Packed][]]
  | ['again', number];

export type BridgeMessage =
  | { kind: 'call'; id: number; args: Packed[] }
  | { kind: 'settle'; id: number; isRejected: boolean; value: Packed }
  | { kind: 'expose'; key: string; value: Packed };

export type BridgeReply = { value: Packed } | { error: string };

/** An element in no document that only the two ends of the bridge hold. */
let bridgeNode: EventTarget | undefined;
let sendType = '';
let lastReply: BridgeReply | undefined;

/** Connects this world's end: `answer` replies to what the other world sends. */
export function connectBridge(
  node: EventTarget,
  side: 'page' | 'preload',
  answer: (message: BridgeMessage) => BridgeReply,
): void {
  const other = side === 'page' ? 'preload' : 'page';
  bridgeNode = node;
  sendType = `to-${other}`;
  const onMessage = (event: Event) => {
    const detail = answer(detailOf<BridgeMessage>(event));
    apply(dispatch, node, [bridgeEvent(`reply-${other}`, detail)]);
  };
  const onReply = (event: Event) => {
    lastReply = detailOf<BridgeReply>(event);
  };
  apply(listen, node, [`to-${side}`, onMessage]);
  apply(listen, node, [`reply-${side}`, onReply]);
}

/** Sends one message and waits for its reply: events are dispatched synchronously across worlds. */
export function sendOverBridge(message: BridgeMessage): BridgeReply {
  lastReply = undefined;
  if (bridgeNode) apply(dispatch, bridgeNode, [bridgeEvent(sendType, message)]);
  const reply = lastReply as BridgeReply | undefined;
  if (!reply) throw new BuiltinError('The context bridge has no other end');
  return reply;
}
