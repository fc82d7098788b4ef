import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { GuidedStep } from '../../../../preload/contract.ts';
import { useAnnounceChange } from '../../../components/announcer.tsx';
import { AudienceChoice } from '../audience-choice.tsx';
import { useCardStyles } from '../card-styles.ts';
import { MissingInputs } from '../missing-inputs.tsx';
import type { SetupControl } from '../use-setup.ts';
import { GuidedFooter } from './guided-footer.tsx';
import { GuidedPage } from './guided-page.tsx';

const useStyles = makeStyles({
  card: { gap: '24px' },
  head: { display: 'flex', flexDirection: 'column', gap: '8px' },
  count: { color: tokens.colorNeutralForeground2 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ':focus': { outline: 'none' },
  },
});

/** The portal by hand: one of its pages at a time. */
export function ByHand({ control }: { control: SetupControl }) {
  const { guided } = control.setup;
  const isPlanned = guided.length > 0;
  return (
    <>
      {!isPlanned && <MissingInputs control={control} />}
      <AudienceChoice control={control} />
      {isPlanned && <Guide control={control} steps={guided} />}
    </>
  );
}

function Guide({ control, steps }: { control: SetupControl; steps: GuidedStep[] }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { guidedDone } = control.draft.values;
  const [chosen, setChosen] = useState(() => firstOpen(steps, guidedDone));
  const index = Math.min(chosen, steps.length - 1);
  const step = steps[index];
  const heading = useFocusOnChange(index);
  const done = steps.filter(({ id }) => guidedDone.includes(id)).length;
  useAnnounceChange(`${done} of ${steps.length} pages done`);
  if (!step) return null;
  return (
    <section className={mergeClasses(card.card, styles.card)} aria-label="Guide through Entra">
      <div className={styles.head}>
        <Text size={200} className={styles.count}>
          Page {index + 1} of {steps.length} · {done} done
        </Text>
        <ProgressBar value={done} max={steps.length} aria-label="Pages done" />
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {step.title}
        </h2>
      </div>
      <GuidedPage key={step.id} control={control} step={step} />
      <GuidedFooter control={control} step={step} index={index} count={steps.length} onGoTo={setChosen} />
    </section>
  );
}

/** Where the guide was left: the first page not ticked off, or the last one. */
function firstOpen(steps: GuidedStep[], done: string[]): number {
  const index = steps.findIndex(({ id }) => !done.includes(id));
  return index < 0 ? steps.length - 1 : index;
}

/** Reading goes on at the heading of the next page; the first one is not jumped to. */
function useFocusOnChange(index: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(index);
  useEffect(() => {
    if (last.current === index) return;
    last.current = index;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, [index]);
  return heading;
}
