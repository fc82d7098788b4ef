import { ArchiveRegular } from '@fluentui/react-icons/svg/archive';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DraftsRegular } from '@fluentui/react-icons/svg/drafts';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { MailArrowUpRegular } from '@fluentui/react-icons/svg/mail-arrow-up';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { MailProhibitedRegular } from '@fluentui/react-icons/svg/mail-prohibited';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import type { ComponentType } from 'react';

const ICONS: Record<string, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  inbox: MailInboxRegular,
  drafts: DraftsRegular,
  sentitems: SendRegular,
  archive: ArchiveRegular,
  deleteditems: DeleteRegular,
  junkemail: MailProhibitedRegular,
  outbox: MailArrowUpRegular,
};

/** The sign of a folder. */
export function FolderIcon({ wellKnown }: { wellKnown: string | null }) {
  const Icon = ICONS[wellKnown ?? ''] ?? FolderRegular;
  return <Icon aria-hidden />;
}
