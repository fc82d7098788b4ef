import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AccountTypes } from './account-types.tsx';
import { AUDIENCE_WORDS } from './audience-words.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  frame: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  panel: { margin: 0, padding: '4px 24px 16px' },
});

/** The recommended account types, and the way to others; open where they are what is wrong. */
export function AudienceChoice({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { values, change } = control.draft;
  const isWrong = control.setup.inputAdvice['audience'] !== undefined;
  return (
    <Accordion collapsible className={styles.frame} {...(isWrong ? { defaultOpenItems: 'audience' } : {})}>
      <AccordionItem value="audience">
        <AccordionHeader as="h2">Who may sign in: {AUDIENCE_WORDS[values.audience]}</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <AccountTypes audience={values.audience} onChange={(audience) => change({ audience })} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
