import { z } from 'zod';
import { MAX_EXPLAINED } from '../explained-text.ts';
import { problemSchema } from './problem.ts';

/** `sure`: a code or words that leave no doubt; `guess`: several causes share them. */
export const confidenceSchema = z.enum(['sure', 'likely', 'guess']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** One cause that a text speaks of; its facts are what stands in the text. */
export const findingViewSchema = problemSchema.extend({ confidence: confidenceSchema });
export type FindingView = z.infer<typeof findingViewSchema>;

/** A stretch of the pasted text. Secrets are left out of it. */
export const textPieceSchema = z.object({
  text: z.string(),
  /** Place of the finding it speaks for in `findings`; null where it is just text. */
  finding: z.number().int().nullable(),
  kind: z.enum(['text', 'secret', 'gap']),
});
export type TextPiece = z.infer<typeof textPieceSchema>;

export const secretKindSchema = z.enum(['client-secret', 'token', 'password', 'code']);
export type SecretKind = z.infer<typeof secretKindSchema>;

export const explanationViewSchema = z.object({
  findings: z.array(findingViewSchema),
  /** What is known, and whom to ask, where nothing explains the text; null exactly when there are findings. */
  unknown: problemSchema.nullable(),
  pieces: z.array(textPieceSchema),
  /** Kinds of secret that were pasted along. */
  secrets: z.array(secretKindSchema),
  /** Id of the connection the text is about, if one is named in it. */
  connection: z.string().nullable(),
});
export type ExplanationView = z.infer<typeof explanationViewSchema>;

export const explainCommands = {
  /** Pure: nothing of the text is kept. */
  'explain.text': {
    input: z.object({ text: z.string().max(MAX_EXPLAINED) }).strict(),
    output: explanationViewSchema,
  },
} as const;
