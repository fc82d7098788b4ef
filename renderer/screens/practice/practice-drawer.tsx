import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  makeStyles,
  OverlayDrawer,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useState } from 'react';
import type { PracticeView } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { Failures } from './failures.tsx';
import { practiceSubjects } from './practice-subjects.ts';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '32px', paddingBottom: '24px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface PracticeDrawerProps {
  isOpen: boolean;
  /** Connects one more practice mailbox; absent in a setup, which does so already. */
  onConnect?: () => void;
  onClose(): void;
}

/** The levers of the practice tenant: what happens to a real mailbox by itself happens here on request. */
export function PracticeDrawer({ isOpen, onConnect, onClose }: PracticeDrawerProps) {
  const { practice } = useAppState();
  return (
    <OverlayDrawer
      position="end"
      size="medium"
      open={isOpen}
      onOpenChange={(_, { open }) => open || onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
          }
        >
          Practice
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {practice && <Levers practice={practice} {...(onConnect && { onConnect })} onClose={onClose} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

interface LeversProps extends Pick<PracticeDrawerProps, 'onConnect' | 'onClose'> {
  practice: PracticeView;
}

function Levers({ practice, onConnect, onClose }: LeversProps) {
  const styles = useStyles();
  const subjects = practiceSubjects(useAppState(), !onConnect);
  const [chosen, setChosen] = useState<string | null>(null);
  const subject = subjects.find(({ mailbox }) => mailbox === chosen) ?? subjects[0] ?? null;
  return (
    <div className={styles.body}>
      <Text className={styles.quiet}>
        Make things happen to see how the app answers. Real mailboxes are not touched.
      </Text>
      {subject ? (
        <Field label="Mailbox">
          <Select value={subject.mailbox} onChange={(_, data) => setChosen(data.value)}>
            {subjects.map(({ mailbox, isConnected }) => (
              <option key={mailbox} value={mailbox}>
                {isConnected ? mailbox : `${mailbox} (this setup)`}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Text>
          What concerns a mailbox, a person or an app can be switched once this setup has the address of a
          practice mailbox.
        </Text>
      )}
      {subject?.isConnected && <Arrivals address={subject.mailbox} />}
      <Failures failures={practice.failures} subject={subject} />
      {onConnect && (
        <Part title="Another person">
          <div className={styles.row}>
            <Button
              onClick={() => {
                onClose();
                onConnect();
              }}
            >
              Connect another practice mailbox
            </Button>
          </div>
        </Part>
      )}
    </div>
  );
}

/** A part of the panel under its own heading. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Arrivals({ address }: { address: string }) {
  const styles = useStyles();
  const { run, isBusy } = useCommand('practice.deliver');
  const announce = useAnnounce();

  async function handleDeliver(count: number): Promise<void> {
    const result = await run({ address, count });
    if (result.ok) announce(count === 1 ? 'One message delivered' : `${count} messages delivered`);
  }

  return (
    <Part title="New mail arrives">
      <div className={styles.row}>
        <Button disabledFocusable={isBusy} onClick={() => void handleDeliver(1)}>
          1 message
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void handleDeliver(5)}>
          5 messages
        </Button>
      </div>
    </Part>
  );
}
