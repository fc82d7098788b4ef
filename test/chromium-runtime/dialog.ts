import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import type { Kernel } from './kernel.ts';
import type { DialogAnswer, DialogView } from './recorder.ts';
import { guardModule, refuseUnknown } from './unimplemented.ts';

const MESSAGE_BOX = [
  ...[
    'message',
    'type',
    'buttons',
    'defaultId',
    'signal',
    'title',
    'detail',
    'checkboxLabel',
    'checkboxChecked',
  ],
  ...['icon', 'cancelId', 'noLink', 'normalizeAccessKeys'],
];

/** `electron.dialog`: a test's script answers first, then a person; where there is neither, it is cancelled. */
export function createDialog(kernel: Kernel) {
  return guardModule('dialog', {
    async showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
      const options = args.at(-1) as MessageBoxOptions;
      refuseUnknown('MessageBoxOptions', options, MESSAGE_BOX);
      const buttons = options.buttons?.length ? options.buttons : ['OK'];
      const answer = await ask(
        kernel,
        view('message', options.message, { detail: options.detail ?? '', buttons }),
      );
      const response = answer.response < 0 ? cancelId(options, buttons) : answer.response;
      return { response, checkboxChecked: answer.checkboxChecked ?? options.checkboxChecked ?? false };
    },
    showErrorBox(title: string, content: string): void {
      void ask(kernel, view('error', title, { detail: content, buttons: ['OK'] }));
    },
    async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
      const options = args.at(-1) as OpenDialogOptions;
      const { paths = [] } = await ask(kernel, view('open', options.title ?? '', {}));
      return { canceled: paths.length === 0, filePaths: paths };
    },
    async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
      const options = args.at(-1) as SaveDialogOptions;
      const { paths = [] } = await ask(kernel, view('save', options.title ?? '', {}));
      return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
    },
  });
}

function view(
  kind: DialogView['kind'],
  message: string,
  more: { detail?: string; buttons?: string[] },
): DialogView {
  return { kind, message, detail: more.detail ?? '', buttons: more.buttons ?? [] };
}

async function ask(kernel: Kernel, dialog: DialogView): Promise<DialogAnswer> {
  const { record } = kernel;
  if (!kernel.isReady && dialog.kind !== 'error')
    throw new Error('dialog module can only be used after app is ready.');
  record.dialogs.push(dialog);
  const scripted = await record.answerDialog?.(dialog);
  return scripted ?? (await record.showDialog?.(dialog)) ?? { response: -1 };
}

/** Electron's rule: `cancelId`, else a button called Cancel or No, else 0. */
function cancelId({ cancelId }: MessageBoxOptions, buttons: string[]): number {
  if (cancelId !== undefined) return cancelId;
  return Math.max(
    0,
    buttons.findIndex((label) => /^(cancel|no)$/i.test(label.replace('&', ''))),
  );
}
