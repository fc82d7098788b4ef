import type { Exchange } from '../exchange/exchange.ts';
import type { MailboxSettings } from '../exchange/mailbox-settings.ts';
import type { Failure, Switch } from './types.ts';

/** What Exchange administrators do to mailboxes. */
export const MAILBOX_FAILURES: Failure[] = [
  place('unlicensed', {
    title: 'The mailbox has no licence',
    cause: 'service-not-licensed-or-provisioned',
  }),
  place('on-premises', {
    title: 'The mailbox is on the company’s own server',
    cause: 'mailbox-not-in-cloud',
  }),
  place('deleted', { title: 'The mailbox is deleted', cause: 'mailbox-not-found' }),
  list('fullAccess', {
    title: 'Nobody has Full Access to the shared mailbox',
    cause: 'no-mailbox-permission',
  }),
  list('sendAs', {
    title: 'Nobody may send as the shared mailbox',
    cause: 'send-as-denied',
  }),
  box('imap-off', {
    title: 'IMAP is switched off',
    cause: 'imap-disabled-or-refused',
    isOn: ({ imap }) => !imap,
    set(settings, on) {
      settings.imap = !on;
    },
  }),
  box('pop-off', {
    title: 'POP is switched off',
    cause: 'pop-disabled-or-refused',
    isOn: ({ pop }) => !pop,
    set(settings, on) {
      settings.pop = !on;
    },
  }),
  {
    id: 'smtp-auth-off-tenant',
    group: 'Mailbox',
    title: 'Authenticated SMTP is switched off for the company',
    cause: 'smtp-auth-disabled-tenant',
    about: 'tenant',
    isOn: ({ exchange }) => !exchange.tenantSmtpAuth,
    set({ exchange }, _, on) {
      exchange.tenantSmtpAuth = !on;
    },
  },
  box('smtp-auth-off-mailbox', {
    title: 'Authenticated SMTP is switched off for the mailbox',
    cause: 'smtp-auth-disabled-mailbox',
    isOn: ({ smtpAuth }) => smtpAuth === false,
    set(settings, on) {
      settings.smtpAuth = on ? false : null;
    },
  }),
  box('sender-restricted', {
    title: 'The mailbox is restricted after sending spam',
    cause: 'account-disabled-or-locked',
    isOn: ({ isRestricted }) => isRestricted,
    set(settings, on) {
      settings.isRestricted = on;
    },
  }),
  {
    id: 'submissions-crowded',
    group: 'Mailbox',
    title: 'Too many connections send at once',
    cause: 'throttled',
    about: 'tenant',
    isOn: ({ exchange }) => exchange.isCrowded,
    set({ exchange }, _, on) {
      exchange.isCrowded = on;
    },
  },
];

type Words = Pick<Failure, 'title' | 'cause'>;

function box(
  id: string,
  {
    isOn,
    set,
    ...words
  }: Words & { isOn(settings: MailboxSettings): boolean; set(settings: MailboxSettings, on: boolean): void },
): Switch {
  const settingsOf = (exchange: Exchange, address: string) => exchange.settings(address);
  return {
    ...words,
    id,
    group: 'Mailbox',
    about: 'mailbox',
    isOn({ exchange }, address) {
      const settings = settingsOf(exchange, address);
      return settings !== undefined && isOn(settings);
    },
    set({ exchange }, address, on) {
      const settings = settingsOf(exchange, address);
      if (settings) set(settings, on);
    },
  };
}

function place(where: Exclude<MailboxSettings['place'], 'cloud'>, words: Words): Switch {
  return box(`mailbox-${where}`, {
    ...words,
    isOn: (settings) => settings.place === where,
    set(settings, on) {
      settings.place = on ? where : 'cloud';
    },
  });
}

/** Rights that were taken away come back as they were. */
function list(right: 'fullAccess' | 'sendAs', words: Words): Switch {
  const taken = new WeakMap<MailboxSettings, string[]>();
  return box(right === 'fullAccess' ? 'full-access-removed' : 'send-as-removed', {
    ...words,
    isOn: (settings) => settings[right].length === 0 && taken.has(settings),
    set(settings, on) {
      const before = taken.get(settings);
      if (on && !before) {
        taken.set(settings, settings[right]);
        settings[right] = [];
      } else if (!on && before) {
        settings[right] = before;
        taken.delete(settings);
      }
    },
  });
}
