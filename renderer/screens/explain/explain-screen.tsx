import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useState } from 'react';
import type { ExplanationView } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { PageScreen } from '../../components/page-screen.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorInput } from './error-input.tsx';
import { ExplanationResult } from './explanation-result.tsx';

const useStyles = makeStyles({ again: { alignSelf: 'flex-start', flexShrink: 0 } });

/** Explains an error text from any program. The text is kept nowhere; leaving the screen forgets it. */
export function ExplainScreen() {
  const styles = useStyles();
  const explain = useCommand('explain.text', 'inline');
  const announce = useAnnounce();
  const [explanation, setExplanation] = useState<ExplanationView | null>(null);

  async function handleExplain(text: string): Promise<void> {
    const result = await explain.run({ text });
    if (!result.ok) return;
    setExplanation(result.value);
    announce((result.value.findings[0] ?? result.value.unknown)?.title ?? '');
  }

  return (
    <PageScreen
      page={explanation ? 'explained' : 'empty'}
      title="Explain an error"
      lead={
        explanation
          ? undefined
          : 'Paste an error from any program: a message, a log, a bounced mail, an address from the browser. It is looked at on this computer only and not kept.'
      }
    >
      {explanation ? (
        <>
          <Button className={styles.again} icon={<ArrowLeftRegular />} onClick={() => setExplanation(null)}>
            Explain another text
          </Button>
          <ExplanationResult explanation={explanation} />
        </>
      ) : (
        <ErrorInput isBusy={explain.isBusy} onExplain={(text) => void handleExplain(text)} />
      )}
      {explain.problem && <ProblemCard problem={explain.problem} />}
    </PageScreen>
  );
}
