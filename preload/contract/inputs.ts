import { z } from 'zod';

/** Longest text of one line: addresses, ids and URLs are far shorter. */
export const line = z.string().max(2048);

/** Input of a command that takes nothing. */
export const none = z.object({}).strict();

/** Output of a command that answers nothing but "done". */
export const ok = z.null();

/** Input that names a connection. */
export const connection = z.object({ connectionId: z.string().max(100) }).strict();
