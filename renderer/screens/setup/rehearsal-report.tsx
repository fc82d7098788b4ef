import { Text } from '@fluentui/react-components';
import type { ReadBack, SetupView } from '../../../preload/contract.ts';
import { ProofList } from '../../components/proof-list.tsx';
import { useCardStyles } from './card-styles.ts';
import { CompareRedirect } from './compare-redirect.tsx';
import { ReadBackCard } from './read-back.tsx';

/** What the failed rehearsal has proven all the same, and where the redirect URIs differ. */
export function RehearsalReport({ setup, systemName }: { setup: SetupView; systemName: string }) {
  const card = useCardStyles();
  // A wrong platform is about the redirect URI too: it stands in the wrong place.
  const isAboutRedirect = setup.proof.some(
    ({ item, verdict }) => (item === 'redirect-uri' || item === 'platform') && verdict === 'failed',
  );
  return (
    <>
      {isAboutRedirect && <ReadBackCard setup={setup} systemName={systemName} />}
      {isAboutRedirect && canPaste(setup.readBack) && (
        <CompareRedirect target={null} systemName={systemName} />
      )}
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

/** Nobody has read the registration itself: what the portal shows will do. */
function canPaste({ visit, comparison }: ReadBack): boolean {
  return visit.phase === 'idle' && comparison === null;
}
