import { failure, type Result, success } from '../result.ts';
import type { Files } from './files.ts';
import { fileProblem } from './save-stream.ts';

/** Asks where to save and does it; `saved` is false when the person cancelled. Why a file was not taken is a problem. */
export async function saveAs(
  files: Pick<Files, 'save'>,
  suggestedName: string,
  content: string | Uint8Array,
): Promise<Result<{ saved: boolean }>> {
  try {
    return success({ saved: await files.save(suggestedName, content) });
  } catch (error) {
    return failure(fileProblem(error));
  }
}
