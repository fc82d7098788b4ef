import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { BundleFile } from '../../../../preload/contract.ts';
import { useAnnounce } from '../../../components/announcer.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { BundleDialog } from './bundle-dialog.tsx';

/** The report for the vendor's or the administrator's ticket, and the bundle for our own. */
export function ReportCard({ connectionId }: { connectionId: string }) {
  const card = useCardStyles();
  const announce = useAnnounce();
  const show = useCommand('report.show');
  const copy = useCommand('clipboard.write');
  const save = useCommand('report.save');
  const bundle = useCommand('bundle.show');
  const [files, setFiles] = useState<BundleFile[] | null>(null);

  async function copyReport(): Promise<void> {
    const report = await show.run({ connectionId });
    if (!report.ok) return;
    const copied = await copy.run({ text: report.value.text });
    if (copied.ok) announce('Report copied');
  }

  async function openBundle(): Promise<void> {
    const shown = await bundle.run({ connectionId });
    if (shown.ok) setFiles(shown.value.files);
  }

  return (
    <section className={card.card} aria-label="Report">
      <div>
        <h3 className={card.heading}>Ask somebody for help</h3>
        <Text className={card.secondary}>
          The report says what is proven, what failed and since when, with the ids a support desk asks for. It
          holds no password, token or mail.
        </Text>
      </div>
      <div className={card.actions}>
        <Button disabledFocusable={show.isBusy} onClick={() => void copyReport()}>
          Copy the report
        </Button>
        <Button onClick={() => void save.run({ connectionId, format: 'html' })}>Save as web page</Button>
        <Button onClick={() => void save.run({ connectionId, format: 'json' })}>Save as JSON</Button>
        <Button appearance="transparent" disabledFocusable={bundle.isBusy} onClick={() => void openBundle()}>
          Support bundle…
        </Button>
      </div>
      <BundleDialog connectionId={connectionId} files={files} onClose={() => setFiles(null)} />
    </section>
  );
}
