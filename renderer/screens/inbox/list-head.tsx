import {
  Button,
  makeStyles,
  mergeClasses,
  SearchBox,
  Text,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { PanelLeftTextRegular } from '@fluentui/react-icons/svg/panel-left-text';
import type { ListView } from '../../../preload/contract.ts';
import { MAX_SEARCH_TEXT } from '../../../preload/mail-limits.ts';
import type { MailScreen } from './use-mail.ts';
import type { MailSearch } from './use-mail-search.ts';

const useStyles = makeStyles({
  head: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '8px 12px 8px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  count: { flexGrow: 1, marginLeft: '4px', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  find: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flex: '1 1 240px', maxWidth: 'none', marginLeft: '4px' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: '0 0 0 4px', padding: 0, border: 'none' },
  chip: { minWidth: 0, borderRadius: tokens.borderRadiusCircular, fontWeight: tokens.fontWeightRegular },
  chosen: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2Hover },
  },
});

type Filter = ListView['filters'][number];

const FILTERS: readonly [Filter, string][] = [
  ['unread', 'Unread'],
  ['attachments', 'Attachments'],
  ['flagged', 'Flagged'],
];

export interface ListHeadProps {
  screen: MailScreen;
  search: MailSearch;
  hasFolders: boolean;
  showsFolders: boolean;
  onFolders(): void;
}

/** Which folder this is, what is searched for in it, and how its list is looked at. */
export function ListHead({ screen, search, hasFolders, showsFolders, onFolders }: ListHeadProps) {
  const styles = useStyles();
  const { folderName, list, view, setView } = screen;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Button
          appearance="subtle"
          icon={<PanelLeftTextRegular />}
          aria-label="Folders"
          aria-expanded={showsFolders}
          title={showsFolders ? 'Hide the folders' : 'Show the folders'}
          disabledFocusable={!hasFolders}
          onClick={onFolders}
        />
        <h2 className={styles.title}>{list.isSearch ? 'Search results' : folderName}</h2>
        <Text size={200} className={styles.count}>
          {countWords(screen)}
        </Text>
        <ToggleButton
          appearance="subtle"
          icon={<ChatMultipleRegular />}
          aria-label="Group by conversation"
          title="Group by conversation"
          checked={view.grouped}
          onClick={() => setView({ grouped: !view.grouped, expanded: [] })}
        />
      </div>
      <div className={styles.find}>
        <SearchBox
          input={{ ref: search.box }}
          className={styles.search}
          aria-label="Search mail"
          placeholder="Search mail (Ctrl+E)"
          maxLength={MAX_SEARCH_TEXT}
          value={search.text}
          onChange={(_, data) => search.type(data.value)}
          onKeyDown={search.onKeyDown}
        />
        <fieldset className={styles.chips} aria-label="Show only">
          {FILTERS.map(([filter, label]) => (
            <ToggleButton
              key={filter}
              size="small"
              className={mergeClasses(styles.chip, view.filters.includes(filter) && styles.chosen)}
              checked={view.filters.includes(filter)}
              onClick={() => setView({ filters: toggled(view.filters, filter) })}
            >
              {label}
            </ToggleButton>
          ))}
        </fieldset>
      </div>
    </header>
  );
}

/** In the order of the buttons, so that one view has one name. */
function toggled(filters: readonly Filter[], filter: Filter): Filter[] {
  const isOn = (one: Filter) => filters.includes(one) !== (one === filter);
  return FILTERS.map(([one]) => one).filter(isOn);
}

function countWords({ list, mail }: MailScreen): string {
  const { total, unread, isSearch, hasMore } = list;
  if (isSearch && total === 0 && mail.search?.status !== 'done') return '';
  if (isSearch) return hasMore ? `${total.toLocaleString()} so far` : `${total.toLocaleString()} found`;
  if (total === 0) return '';
  return unread > 0
    ? `${unread.toLocaleString()} unread of ${total.toLocaleString()}`
    : total.toLocaleString();
}
