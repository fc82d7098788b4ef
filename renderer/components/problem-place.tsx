import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { AdminCommand, Problem, Where } from '../../preload/contract.ts';
import { useCommand } from '../store/use-command.ts';
import { CopyButton } from './copy-button.tsx';
import { SHELL_WORDS } from './problem-words.ts';

const useStyles = makeStyles({
  where: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    overflowWrap: 'anywhere',
  },
  link: {
    justifyContent: 'flex-start',
    padding: '3px 8px',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
  },
  label: { color: tokens.colorNeutralForeground2 },
  commands: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  command: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '8px',
    padding: '6px 6px 6px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  shell: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: {
    gridColumn: '1',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  copy: { gridColumn: '2', gridRow: '1 / span 2' },
});

/** Where a problem is put right: the page, and what an administrator may type instead. */
export function ProblemPlace({ problem }: { problem: Pick<Problem, 'where' | 'commands'> }) {
  const { where, commands = [] } = problem;
  return (
    <>
      {where && <Place where={where} />}
      {commands.length > 0 && <Commands commands={commands} />}
    </>
  );
}

function Place({ where: { label, url } }: { where: Where }) {
  const styles = useStyles();
  const open = useCommand('link.open');
  return (
    <div className={styles.where}>
      <Text className={styles.label}>Where:</Text>
      {url === undefined ? (
        <Text>{label}</Text>
      ) : (
        <Button
          size="small"
          className={styles.link}
          icon={<OpenRegular />}
          iconPosition="after"
          disabledFocusable={open.isBusy}
          onClick={() => void open.run({ url })}
        >
          {label}
        </Button>
      )}
    </div>
  );
}

function Commands({ commands }: { commands: AdminCommand[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.commands} aria-label="Commands for the administrator">
      {commands.map(({ shell, text }) => (
        <li key={text} className={styles.command}>
          <span className={styles.shell}>{SHELL_WORDS[shell]}</span>
          <code className={styles.code}>{text}</code>
          <span className={styles.copy}>
            <CopyButton text={text} label={`Copy: ${text}`} isIconOnly appearance="subtle" />
          </span>
        </li>
      ))}
    </ul>
  );
}
