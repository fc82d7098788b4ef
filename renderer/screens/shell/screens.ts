import type { FluentIcon } from '@fluentui/react-icons';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { AppsListRegular } from '@fluentui/react-icons/svg/apps-list';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ComponentType } from 'react';
import type { Screen } from '../../../preload/contract.ts';
import { whenShown } from '../../components/when-shown.ts';

/** A screen beside the connections; the rail leads to it. */
export interface ScreenEntry {
  screen: Exclude<Screen, 'connection'>;
  label: string;
  Icon: FluentIcon;
  Component: ComponentType;
  /** It has something to show before the first mailbox is connected. */
  needsNoMailbox: boolean;
}

export const OVERVIEW: ScreenEntry = {
  screen: 'overview',
  label: 'Overview',
  Icon: AppsListRegular,
  Component: whenShown(async () => (await import('../overview/overview-screen.tsx')).OverviewScreen),
  needsNoMailbox: false,
};

/** Reached from the overview, and from the first screen. */
const ADD_MANY: ScreenEntry = {
  screen: 'add-many',
  label: 'Add many',
  Icon: AddRegular,
  Component: whenShown(async () => (await import('../add-many/add-many-screen.tsx')).AddManyScreen),
  needsNoMailbox: true,
};

/** Below the mailboxes, in the order of the rail. */
export const TOOLS: readonly ScreenEntry[] = [
  {
    screen: 'explain',
    label: 'Explain an error',
    Icon: QuestionCircleRegular,
    Component: whenShown(async () => (await import('../explain/explain-screen.tsx')).ExplainScreen),
    needsNoMailbox: true,
  },
  {
    screen: 'activity',
    label: 'Activity',
    Icon: HistoryRegular,
    Component: whenShown(async () => (await import('../activity/activity-screen.tsx')).ActivityScreen),
    needsNoMailbox: false,
  },
  {
    screen: 'settings',
    label: 'Settings',
    Icon: SettingsRegular,
    Component: whenShown(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
    needsNoMailbox: true,
  },
];

/** The entry of a screen; undefined for the connection's own. */
export function entryOf(screen: Screen): ScreenEntry | undefined {
  return [OVERVIEW, ADD_MANY, ...TOOLS].find((entry) => entry.screen === screen);
}
