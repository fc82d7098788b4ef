import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { useAnnounce } from '../../../components/announcer.tsx';
import type { EditWish } from '../../../store/edit-wish.ts';
import { EditFields } from './edit-fields.tsx';
import { adviseEdit, type EditField, firstField, shownValues } from './edit-fields-of.ts';
import { type Editor, useEditor } from './use-editor.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '680px' },
  content: { display: 'flex', flexDirection: 'column', gap: '28px', padding: '4px 4px 12px' },
  lead: { color: tokens.colorNeutralForeground2 },
  message: { display: 'block' },
});

export interface EditDialogProps {
  connection: ConnectionView;
  wish: EditWish;
  onClose(): void;
}

/** Changes what was typed into the setup of a connection; afterwards it is checked again by itself. */
export function EditDialog({ connection, wish, onClose }: EditDialogProps) {
  const styles = useStyles();
  const editor = useEditor(connection.id);
  const announce = useAnnounce();
  const content = useRef<HTMLDivElement>(null);
  const [isStrict, setStrict] = useState(false);
  const { view, values } = editor;
  const isOpen = view !== null && values !== null;
  const field = firstField(wish);

  useEffect(() => {
    if (isOpen) focusField(content.current, field);
  }, [isOpen, field]);

  async function handleSave(): Promise<void> {
    if (!isSound(connection, editor)) {
      setStrict(true);
      announce('Something is missing. Look at the marked fields.');
      requestAnimationFrame(() => {
        content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
      return;
    }
    if (await editor.save()) onClose();
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Change the connection</DialogTitle>
          <DialogContent>
            <div ref={content} className={styles.content}>
              <Reason wish={wish} />
              {view && values ? (
                <EditFields
                  connection={connection}
                  editor={editor}
                  values={values}
                  view={view}
                  isStrict={isStrict}
                  onEnter={() => void handleSave()}
                />
              ) : (
                !editor.problem && <Spinner size="tiny" label="Reading the values" />
              )}
              {editor.problem && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>
                    <MessageBarTitle>Not saved</MessageBarTitle>
                    {editor.problem.facts.message}
                  </MessageBarBody>
                </MessageBar>
              )}
            </div>
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={editor.isSaving || !isOpen}
              onClick={() => void handleSave()}
            >
              {view?.needsSignIn ? 'Save and sign in' : 'Save and check'}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What is wrong, where the dialog was opened because of it. */
function Reason({ wish: { problem } }: { wish: EditWish }) {
  const styles = useStyles();
  if (!problem) {
    return <Text className={styles.lead}>Afterwards the checks run by themselves with the new values.</Text>;
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{problem.title}</MessageBarTitle>
        <span className={styles.message}>{problem.steps[0] ?? problem.text}</span>
      </MessageBarBody>
    </MessageBar>
  );
}

function isSound(connection: ConnectionView, { view, values, secret }: Editor): boolean {
  if (!view || !values) return false;
  const advice = Object.values(adviseEdit(shownValues(connection, values, view), secret, view.hasSecret));
  return advice.every((one) => one?.level !== 'error') && Object.keys(view.inputAdvice).length === 0;
}

/** A group of choices takes the focus on the one that is chosen. */
function focusField(root: HTMLElement | null, field: EditField): void {
  const found =
    root?.querySelector<HTMLElement>(`[name="${field}"]`) ??
    root?.querySelector<HTMLElement>(`[data-field="${field}"] input:checked`) ??
    root?.querySelector<HTMLElement>(`[data-field="${field}"] input`) ??
    root?.querySelector<HTMLElement>('[name="clientId"]');
  found?.focus();
  found?.scrollIntoView({ block: 'center' });
}
