import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { CloudRegular } from '@fluentui/react-icons/svg/cloud';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { SaveArrowRightRegular } from '@fluentui/react-icons/svg/save-arrow-right';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Attachment, Message } from '../../../preload/contract.ts';
import { useCommand } from '../../store/use-command.ts';
import { formatSize } from './size-words.ts';

const useStyles = makeStyles({
  all: { marginLeft: '-8px' },
  files: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  list: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  attachment: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    padding: '4px 4px 4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, maxWidth: '320px' },
  file: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  sign: { flexShrink: 0, fontSize: '20px', lineHeight: 1, display: 'flex' },
});

export interface AttachmentsProps {
  connectionId: string;
  message: Message;
}

/** The files of a message, each with its true name, and the way to save it. */
export function Attachments({ connectionId, message }: AttachmentsProps) {
  const styles = useStyles();
  const saveAll = useCommand('attachment.saveAll');
  const { attachments, id: messageId } = message;
  if (attachments.length === 0) return null;
  const attachmentIds = attachments.filter(({ kind }) => kind !== 'reference').map(({ id }) => id);
  return (
    <div className={styles.files}>
      <ul className={styles.list} aria-label="Attachments">
        {attachments.map((attachment) => (
          <File key={attachment.id} connectionId={connectionId} message={message} attachment={attachment} />
        ))}
      </ul>
      {attachmentIds.length > 1 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.all}
          icon={<SaveArrowRightRegular />}
          title="Save them all into one folder"
          disabledFocusable={saveAll.isBusy}
          onClick={() => void saveAll.run({ connectionId, messageId, attachmentIds })}
        >
          Save all ({attachmentIds.length})
        </Button>
      )}
    </div>
  );
}

function File({ connectionId, message, attachment }: AttachmentsProps & { attachment: Attachment }) {
  const styles = useStyles();
  const save = useCommand('attachment.save');
  const open = useCommand('mail.openLink');
  const { id, danger, kind } = attachment;
  const name = attachment.name || 'Attachment';
  const { webLink } = message;
  return (
    <li className={styles.attachment}>
      <Sign attachment={attachment} />
      <span className={styles.words}>
        <span className={styles.file}>{name}</span>
        <Text size={200} className={danger ? styles.danger : styles.quiet}>
          {danger ?? kindWords(attachment)}
        </Text>
      </span>
      {kind === 'reference' ? (
        webLink && (
          <Button
            size="small"
            appearance="subtle"
            icon={<OpenRegular />}
            aria-label={`Open the message in Outlook to reach ${name}`}
            title="Open the message in Outlook, where the file can be reached"
            onClick={() => void open.run({ url: webLink })}
          />
        )
      ) : (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
          aria-label={`Save ${name}`}
          title="Save…"
          disabledFocusable={save.isBusy}
          onClick={() => void save.run({ connectionId, messageId: message.id, attachmentId: id })}
        />
      )}
    </li>
  );
}

function Sign({ attachment: { kind, danger } }: { attachment: Attachment }) {
  const styles = useStyles();
  return (
    <span className={styles.sign} aria-hidden>
      {danger ? (
        <WarningFilled className={styles.danger} />
      ) : kind === 'item' ? (
        <MailRegular />
      ) : kind === 'reference' ? (
        <CloudRegular />
      ) : (
        <AttachRegular />
      )}
    </span>
  );
}

function kindWords({ kind, size }: Attachment): string {
  if (kind === 'item') return 'A message';
  return kind === 'reference' ? 'A file in the cloud' : formatSize(size);
}
