import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Spinner,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { useRef, useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useGo } from '../../store/use-go.ts';
import { AddressPreview } from './address-preview.tsx';
import { ReadyFields } from './ready-fields.tsx';
import { useAddressList } from './use-address-list.ts';
import { useReady } from './use-ready.ts';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '24px', boxSizing: 'border-box' },
  content: { maxWidth: '880px', display: 'flex', flexDirection: 'column', gap: '20px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
    gap: '16px 24px',
    // A long choice must not push the field beside it away.
    '& > *': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
  area: { width: '100%' },
  text: { minHeight: '140px' },
  looking: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Choice of a registration that is typed, among the connections that others can be made like. */
const TYPED = '';

/**
 * Many mailboxes with the Registration of one that works, or with one whose values are typed: pasted or from
 * a file, judged before anything happens.
 */
export function AddManyScreen() {
  const styles = useStyles();
  const { connections } = useAppState();
  const models = modelsOf(connections);
  const [text, setText] = useState('');
  const [signer, setSigner] = useState('');
  const [chosen, setChosen] = useState(models[0]?.id ?? TYPED);
  const isTyped = chosen === TYPED;
  const draft = useReady(isTyped);
  const [isStrict, setStrict] = useState(false);
  const like = isTyped ? draft.ready : chosen;
  const announce = useAnnounce();
  const screen = useRef<HTMLDivElement>(null);
  const go = useGo();
  const add = useCommand('fleet.add', 'inline');
  const open = useCommand('fleet.openFile', 'inline');
  const list = useAddressList({ text, like, signer });
  const count = list.rows.filter(({ verdict }) => verdict !== 'refused').length;
  const isWaiting = count === 0 || add.isBusy || list.looking.length > 0;
  const problem = add.problem ?? open.problem ?? list.problem;

  async function handleOpen(): Promise<void> {
    const opened = await open.run({});
    if (opened.ok && opened.value.text !== null) setText(opened.value.text);
  }

  async function handleAdd(): Promise<void> {
    if (isTyped && !draft.isSound) {
      setStrict(true);
      announce('Something is missing. Look at the marked fields.');
      requestAnimationFrame(() => {
        screen.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
      return;
    }
    const added = await add.run({ text, like, signer, secret: isTyped ? draft.secret : '' });
    if (added.ok) go({ screen: 'overview' });
  }

  return (
    <div ref={screen} className={styles.screen}>
      <div className={styles.content}>
        <PageHeading
          title="Add many mailboxes"
          lead="Nothing is added before you have seen what becomes of each line. Each person signs in once, however many mailboxes they open."
        />
        {models.length > 0 && (
          <div className={styles.pair}>
            <Field
              label="With the registration of"
              hint={
                isTyped
                  ? 'Type or paste its values below.'
                  : 'System, cloud, client ID and permissions are taken over from this mailbox.'
              }
            >
              <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
                {models.map(({ id, mailbox, systemName }) => (
                  <option key={id} value={id}>
                    {mailbox} ({systemName})
                  </option>
                ))}
                <option value={TYPED}>Another registration, which is ready</option>
              </Select>
            </Field>
            {!isTyped && <SignerField signer={signer} onChange={setSigner} />}
          </div>
        )}
        {isTyped && (
          <>
            <ReadyFields draft={draft} isStrict={isStrict} onEnter={() => void handleAdd()} />
            <SignerField signer={signer} onChange={setSigner} />
          </>
        )}
        <div className={styles.list}>
          <Field
            className={styles.area}
            label="Mailboxes"
            hint="One address a line, or a table with headings such as mailbox, name, signer and shared."
          >
            <Textarea
              resize="vertical"
              spellCheck={false}
              textarea={{ className: styles.text }}
              placeholder={'support@contoso.com\norders@contoso.com, dana@contoso.com'}
              value={text}
              onChange={(_, { value }) => setText(value)}
            />
          </Field>
          <Button
            icon={<FolderOpenRegular />}
            disabledFocusable={open.isBusy}
            onClick={() => void handleOpen()}
          >
            Open a CSV file…
          </Button>
        </div>
        {problem && <ProblemCard problem={problem} />}
        {list.looking.length > 0 && (
          <div className={styles.looking} role="status">
            <Spinner size="extra-tiny" aria-hidden />
            <Text>{lookingWords(list.looking)}</Text>
            <Button size="small" onClick={list.cancel}>
              Skip
            </Button>
          </div>
        )}
        <AddressPreview list={list} />
        <div className={styles.actions}>
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={isWaiting}
            onClick={() => isWaiting || void handleAdd()}
          >
            {count === 1 ? 'Add 1 mailbox' : `Add ${count} mailboxes`}
          </Button>
          <Button size="large" onClick={() => go({ screen: 'overview' })}>
            Cancel
          </Button>
        </div>
      </div>
    </div>
  );
}

function SignerField({ signer, onChange }: { signer: string; onChange(signer: string): void }) {
  return (
    <Field
      label="Signed in to by"
      hint="For lines that name nobody. Leave it empty where each mailbox signs in itself."
    >
      <Input
        type="email"
        placeholder="dana@contoso.com"
        value={signer}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  );
}

function lookingWords(domains: readonly string[]): string {
  const [only] = domains;
  return domains.length === 1 ? `Looking up ${only}…` : `Looking up ${domains.length} domains…`;
}

/** One connection of each Registration and System: what others can be made like. */
function modelsOf(connections: readonly ConnectionView[]): ConnectionView[] {
  const keyOf = ({ system, cloud, registration }: ConnectionView) =>
    JSON.stringify([system, cloud, registration.clientId, registration.tenant]);
  return [...Map.groupBy(connections, keyOf).values()].flatMap(([first]) => first ?? []);
}
