import { Button, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BundleFile } from '../../../../preload/contract.ts';
import { DialogFrame } from '../../../components/dialog-frame.tsx';
import { useCommand } from '../../../store/use-command.ts';

const useStyles = makeStyles({
  text: {
    boxSizing: 'border-box',
    height: '320px',
    margin: 0,
    padding: '12px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

export interface BundleDialogProps {
  connectionId: string;
  /** Null = closed. */
  files: BundleFile[] | null;
  onClose(): void;
}

/** Everything that would leave this computer, to be read before it is saved. */
export function BundleDialog({ connectionId, files, onClose }: BundleDialogProps) {
  const styles = useStyles();
  const save = useCommand('bundle.save');
  const [chosen, setChosen] = useState('');
  const file = files?.find(({ name }) => name === chosen) ?? files?.[0];

  async function saveBundle(): Promise<void> {
    const saved = await save.run({ connectionId });
    if (saved.ok && saved.value.saved) onClose();
  }

  return (
    <DialogFrame
      isOpen={files !== null}
      onClose={onClose}
      title="Support bundle"
      width="wide"
      actions={
        <Button appearance="primary" disabledFocusable={save.isBusy} onClick={() => void saveBundle()}>
          Save the file
        </Button>
      }
    >
      <Text>This is all that the file will hold. Look through it before you send it to anybody.</Text>
      <TabList
        size="small"
        aria-label="Files of the bundle"
        selectedValue={file?.name ?? ''}
        onTabSelect={(_, { value }) => setChosen(String(value))}
      >
        {files?.map(({ name }) => (
          <Tab key={name} value={name}>
            {name}
          </Tab>
        ))}
      </TabList>
      <section
        className={styles.text}
        aria-label={file?.name ?? ''}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
        tabIndex={0}
      >
        {file?.text || 'Nothing in it yet.'}
      </section>
    </DialogFrame>
  );
}
