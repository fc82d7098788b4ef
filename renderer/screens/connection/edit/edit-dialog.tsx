import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { useAnnounce } from '../../../components/announcer.tsx';
import { DialogFrame } from '../../../components/dialog-frame.tsx';
import type { EditWish } from '../../../store/edit-wish.ts';
import { THIS_COMPUTER } from '../../setup/system-advice.ts';
import { EditFields } from './edit-fields.tsx';
import { type EditField, type EditTab, firstField, TAB_OF, wrongTab } from './edit-fields-of.ts';
import { type Editor, useEditor } from './use-editor.ts';

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2 },
  message: { flexShrink: 0 },
  /** Fluent's own padding would move the words out of line. */
  tabs: { margin: '0 -10px' },
  /** Other tabs are shorter: the buttons stay where they are. */
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    minHeight: 'min(340px, 40vh)',
    padding: '4px 2px 12px',
  },
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
  const field = firstField(wish);
  const [tab, setTab] = useState<EditTab>(TAB_OF[field]);
  const [isStrict, setStrict] = useState(false);
  const { view, values } = editor;
  const isRead = view !== null && values !== null;

  useEffect(() => {
    if (isRead) focusField(content.current, field);
  }, [isRead, field]);

  async function handleSave(): Promise<void> {
    if (!view || !values || editor.isSaving) return;
    const wrong = wrongTab(connection, values, view, editor.secret);
    if (wrong === null) {
      if (await editor.save()) onClose();
      return;
    }
    setStrict(true);
    setTab(wrong);
    announce('Something is missing. Look at the marked fields.');
    requestAnimationFrame(() => {
      content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  }

  return (
    <DialogFrame
      isOpen
      isForm
      // What is on its way is waited for: why it failed would be told to nobody.
      onClose={() => editor.isSaving || onClose()}
      title="Change the connection"
      close="Cancel"
      actions={
        <Button
          appearance="primary"
          disabledFocusable={editor.isSaving || !isRead}
          onClick={() => void handleSave()}
        >
          {view?.needsSignIn ? 'Save and sign in' : 'Save and check'}
        </Button>
      }
    >
      <Reason wish={wish} />
      <TabList
        className={styles.tabs}
        aria-label="What to change"
        selectedValue={tab}
        onTabSelect={(_, { value }) => setTab(value as EditTab)}
      >
        <Tab value="mailbox">Mailbox</Tab>
        <Tab value="system">
          {connection.system === THIS_COMPUTER ? 'Permissions' : connection.systemName}
        </Tab>
        <Tab value="registration">Registration</Tab>
      </TabList>
      <div ref={content} className={styles.fields}>
        {view && values && (
          <EditFields
            tab={tab}
            connection={connection}
            editor={editor}
            values={values}
            view={view}
            isStrict={isStrict}
            onEnter={() => void handleSave()}
          />
        )}
        {!isRead && !editor.problem && <Spinner size="tiny" label="Reading the values" />}
      </div>
      <Refused editor={editor} />
    </DialogFrame>
  );
}

/** What is wrong, where the dialog was opened because of it. */
function Reason({ wish: { problem } }: { wish: EditWish }) {
  const styles = useStyles();
  if (!problem) {
    return <Text className={styles.lead}>Afterwards the checks run by themselves with the new values.</Text>;
  }
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.message}>
      <MessageBarBody>
        <MessageBarTitle>{problem.title}.</MessageBarTitle>
        Once it is put right, the checks run again by themselves.
      </MessageBarBody>
    </MessageBar>
  );
}

function Refused({ editor: { problem } }: { editor: Editor }) {
  const styles = useStyles();
  if (!problem) return null;
  return (
    <MessageBar intent="error" layout="multiline" className={styles.message}>
      <MessageBarBody>
        <MessageBarTitle>Not saved.</MessageBarTitle>
        {problem.facts.message}
      </MessageBarBody>
    </MessageBar>
  );
}

/** A group of choices takes the focus on the one that is chosen. */
function focusField(root: HTMLElement | null, field: EditField): void {
  const found =
    root?.querySelector<HTMLElement>(`[name="${field}"]`) ??
    root?.querySelector<HTMLElement>(`[data-field="${field}"] input:checked`) ??
    root?.querySelector<HTMLElement>('input, select');
  found?.focus();
  found?.scrollIntoView({ block: 'center' });
}
