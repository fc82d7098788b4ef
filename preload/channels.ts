/** IPC channels; nothing else is listened to. Apart from the contract so that the preload stays free of zod. */
export const CHANNELS = {
  command: 'connector:command',
  state: 'connector:state',
  subscribe: 'connector:subscribe',
} as const;
