import { Text } from '@fluentui/react-components';
import type { SetupView } from '../../../preload/contract.ts';
import { ProofList } from '../../components/proof-list.tsx';
import { RedirectDiffCard } from '../../components/redirect-diff-card.tsx';
import { useCardStyles } from './card-styles.ts';
import { CompareRedirect } from './compare-redirect.tsx';

/** What the failed rehearsal has proven all the same, and where the redirect URIs differ. */
export function RehearsalReport({ setup, systemName }: { setup: SetupView; systemName: string }) {
  const card = useCardStyles();
  const isRedirectWrong = setup.proof.some(
    ({ item, verdict }) => item === 'redirect-uri' && verdict === 'failed',
  );
  return (
    <>
      {setup.redirectDiff && <RedirectDiffCard diff={setup.redirectDiff} sender={systemName} />}
      {isRedirectWrong && !setup.redirectDiff && <CompareRedirect target={null} systemName={systemName} />}
      {setup.proof.length > 0 && (
        <section className={card.card} aria-label="What the rehearsal has shown">
          <div>
            <h2 className={card.heading}>What the rehearsal has shown</h2>
            <Text className={card.secondary}>
              Each value on its own, so that only the wrong one is changed.
            </Text>
          </div>
          <ProofList proof={setup.proof} label="Values" />
        </section>
      )}
    </>
  );
}
