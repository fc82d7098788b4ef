import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from '../../components/copy-button.tsx';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  uri: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '8px 8px 8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  value: {
    flex: '1 1 240px',
    minWidth: 0,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
});

/** A redirect URI that is given, to be copied as it is. */
export function RedirectUri({ uri, hint }: { uri: string; hint: string }) {
  const styles = useStyles();
  return (
    <Field label={{ children: 'Redirect URI', className: styles.label }} hint={hint}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
      <div role="group" aria-label="Redirect URI" className={styles.uri}>
        <span className={styles.value}>{uri}</span>
        <CopyButton text={uri} label="Copy redirect URI" />
      </div>
    </Field>
  );
}
