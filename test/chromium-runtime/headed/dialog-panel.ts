import type { Chromium } from '../chromium.ts';
import type { PanelView } from '../page/panel.ts';
import type { DialogAnswer, DialogView } from '../recorder.ts';
import { openPanel } from './panel.ts';

const BOUNDS = { x: 200, y: 160, width: 460, height: 320 };
const CLOSED: DialogAnswer = { response: -1 };

/** Shows a dialog to a person; closing its window cancels it. File dialogs cannot be shown and are cancelled. */
export async function showDialog(chromium: Chromium, dialog: DialogView): Promise<DialogAnswer> {
  if (dialog.kind === 'open' || dialog.kind === 'save') return CLOSED;
  const answered = Promise.withResolvers<DialogAnswer>();
  const panel = await openPanel({
    chromium,
    bounds: BOUNDS,
    onChoose: (id) => answered.resolve({ response: Number(id) }),
    onClosed: () => answered.resolve(CLOSED),
  });
  await panel.draw(viewOf(dialog));
  const answer = await answered.promise;
  await panel.close();
  return answer;
}

function viewOf({ message, detail, buttons }: DialogView): PanelView {
  return {
    title: message,
    icon: '',
    lines: detail ? [detail] : [],
    buttons: buttons.map((label, index) => ({
      id: String(index),
      label,
      isEnabled: true,
      isSeparator: false,
      depth: 0,
    })),
  };
}
