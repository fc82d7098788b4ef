import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import type { HandoverFormat } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from '../setup/card-styles.ts';
import type { HandoverProps } from './handover-fields.tsx';

const FORMAT_WORDS: Record<HandoverFormat, string> = {
  json: 'Save as JSON',
  env: 'Save as .env',
  ini: 'Save as INI',
  html: 'Page to print',
};

const useStyles = makeStyles({
  saved: { color: tokens.colorNeutralForeground2 },
});

/** Saves the sheet as a file; the secret goes along only when it is asked for. */
export function HandoverExport({ connection, handover }: HandoverProps) {
  const card = useCardStyles();
  const styles = useStyles();
  const announce = useAnnounce();
  const { run, isBusy } = useCommand('handover.export');
  const [withSecret, setWithSecret] = useState(false);
  const [saved, setSaved] = useState<HandoverFormat | null>(null);
  const hasSecret = handover.fields.some(({ isSecret }) => isSecret);

  async function handleExport(format: HandoverFormat): Promise<void> {
    const result = await run({ connectionId: connection.id, format, withSecret });
    if (!result.ok || !result.value.saved) return;
    setSaved(format);
    announce('Saved');
  }

  return (
    <section className={card.card} aria-label="Keep or print it">
      <div>
        <h2 className={card.heading}>Keep or print it</h2>
        <Text className={card.secondary}>The page to print opens in any browser; print it from there.</Text>
      </div>
      {hasSecret && (
        <div>
          <Checkbox
            className={card.check}
            label="Include the client secret"
            disabled={!handover.canCopySecret}
            checked={withSecret}
            onChange={(_, data) => setWithSecret(data.checked === true)}
          />
          {withSecret && (
            <Text block className={card.secondary}>
              Whoever has the file can use the secret. Delete it once it has served.
            </Text>
          )}
        </div>
      )}
      <div className={card.actions}>
        {handover.formats.map((format) => (
          <Button
            key={format}
            icon={format === 'html' ? <PrintRegular /> : <SaveRegular />}
            disabledFocusable={isBusy}
            onClick={() => void handleExport(format)}
          >
            {FORMAT_WORDS[format]}
          </Button>
        ))}
        {saved && <Text className={styles.saved}>Saved</Text>}
      </div>
    </section>
  );
}
