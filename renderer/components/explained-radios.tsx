import { Field, makeStyles, mergeClasses, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { FieldAdvice } from '../../preload/registration-fields.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch' },
  cards: { gap: '12px' },
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(272px, 100%), 1fr))',
    gap: '12px',
  },
  choice: { marginLeft: '-8px' },
  card: {
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(:checked)': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  small: { padding: '2px 8px' },
  radio: { display: 'flex', width: '100%' },
  title: { display: 'block', color: tokens.colorNeutralForeground1 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export interface ExplainedChoice<T extends string> {
  value: T;
  title: string;
  text: string;
}

export interface ExplainedRadiosProps<T extends string> {
  label: string;
  /** The page's heading already asks the question: the label is for screen readers, the choices are cards. */
  isMain?: boolean;
  /** The cards stand side by side where there is room. */
  isPaired?: boolean;
  hint?: string;
  advice?: FieldAdvice | null;
  choices: readonly ExplainedChoice<T>[];
  value: T;
  onChange(value: T): void;
}

/** A choice between few things, each explained in a sentence. */
export function ExplainedRadios<T extends string>({
  label,
  isMain = false,
  isPaired = false,
  hint = '',
  advice = null,
  choices,
  value,
  onChange,
}: ExplainedRadiosProps<T>) {
  const styles = useStyles();
  const group = (
    <RadioGroup
      className={mergeClasses(styles.group, isMain && styles.cards, isPaired && styles.pairs)}
      value={value}
      onChange={(event, data) => {
        // Choices may stand below another choice, which must not take these for its own.
        event.stopPropagation();
        onChange(data.value as T);
      }}
      {...(isMain ? { 'aria-label': label } : {})}
    >
      {choices.map((choice) => (
        <div
          key={choice.value}
          className={mergeClasses(isMain ? styles.card : styles.choice, isPaired && styles.small)}
        >
          <Radio
            className={styles.radio}
            value={choice.value}
            {...(advice ? { 'aria-invalid': true } : {})}
            label={
              <>
                <span className={mergeClasses(styles.title, isMain && styles.strong)}>{choice.title}</span>
                <Text size={isMain && !isPaired ? 300 : 200} className={styles.text}>
                  {choice.text}
                </Text>
              </>
            }
          />
        </div>
      ))}
    </RadioGroup>
  );
  if (isMain) return group;
  return (
    <Field
      label={{ children: label, className: styles.label }}
      {...(hint ? { hint } : {})}
      {...(advice ? { validationState: 'error', validationMessage: advice.message } : {})}
    >
      {group}
    </Field>
  );
}
