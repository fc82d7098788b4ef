import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Spinner,
  Text,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { ScrollText } from '../../components/scroll-text.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({ surface: { maxWidth: '880px' }, content: { paddingTop: '4px' } });

/** The newest lines of the log. */
export function LogDialog({ onClose }: { onClose(): void }) {
  const styles = useStyles();
  const { run } = useCommand('diagnostics.readLog');
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void run({}).then((answer) => answer.ok && setText(answer.value.text));
  }, [run]);
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Log</DialogTitle>
          <DialogContent className={styles.content}>
            {text === null && <Spinner size="small" label="Reading…" />}
            {text === '' && <Text>Nothing was taken down yet.</Text>}
            {text && <ScrollText label="Lines of the log" text={newestFirst(text)} isCode />}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Close</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function newestFirst(text: string): string {
  return text.trimEnd().split('\n').reverse().join('\n');
}
