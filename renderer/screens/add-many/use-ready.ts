import { useEffect, useRef, useState } from 'react';
import type { Edited, EditView, Ready } from '../../../preload/contract.ts';
import { useAppState, useSend } from '../../store/connector.tsx';
import { wrongTab } from '../connection/edit/edit-fields-of.ts';
import { THIS_COMPUTER } from '../setup/system-advice.ts';

/** The values of a registration while they are typed. */
export interface ReadyDraft {
  ready: Ready;
  /** Null until main has told what follows from the values. */
  view: EditView | null;
  /** As the fields of a connection take them. */
  values: Edited;
  secret: string;
  /** Nothing keeps mailboxes from being made with it. */
  isSound: boolean;
  change(changes: Partial<Edited>): void;
  changeRegistration(changes: Partial<Ready['registration']>): void;
  chooseSystem(system: string): void;
  setSecret(text: string): void;
}

/** Holds a registration that is typed, and asks main what follows from it; the newest answer counts. */
export function useReady(isShown: boolean): ReadyDraft {
  const send = useSend();
  const { clouds } = useAppState();
  const [ready, setReady] = useState<Ready>(() => blank(clouds[0]?.id ?? ''));
  const [view, setView] = useState<EditView | null>(null);
  const [secret, setSecret] = useState('');
  const asked = useRef(0);

  useEffect(() => {
    if (!isShown) return;
    const mine = ++asked.current;
    void send('fleet.look', { ready }).then((result) => {
      if (mine === asked.current && result.ok) setView(result.value);
    });
  }, [send, ready, isShown]);

  const { system, ...typed } = ready;
  const values = { ...typed, mailbox: '', signer: '' };
  const wrong = view && wrongTab({ system }, { ...values, mailbox: ANY, signer: ANY }, view, secret);
  return {
    ...{ ready, view, values, secret, setSecret },
    isSound: view !== null && wrong === null,
    change: ({ mailbox: _mailbox, signer: _signer, ...changes }) => setReady({ ...ready, ...changes }),
    changeRegistration: (changes) =>
      setReady({ ...ready, registration: { ...ready.registration, ...changes } }),
    chooseSystem: (chosen) => setReady({ ...ready, system: chosen, inputs: {} }),
  };
}

/** The list names the mailboxes; they are not judged here. */
const ANY = 'somebody@contoso.com';

function blank(cloud: string): Ready {
  return {
    system: THIS_COMPUTER,
    cloud,
    inputs: {},
    access: 'read-write',
    registration: {
      clientId: '',
      tenant: '',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    },
  };
}
