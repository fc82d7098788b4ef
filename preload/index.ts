/**
 * The bridge. It exposes one command function and one state subscription, and nothing of Electron:
 * no raw ipcRenderer, no event object, no free choice of channel.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNELS } from './channels.ts';
import type { ConnectorBridge, StateUpdate } from './contract.ts';

/** The state, asked for while the page's scripts are still read, and what changed since; the first to follow takes it. */
let early: StateUpdate[] = [];
const keep = (_event: IpcRendererEvent, update: StateUpdate) => {
  early = 'whole' in update ? [update] : [...early, update];
};
ipcRenderer.on(CHANNELS.state, keep);
ipcRenderer.send(CHANNELS.subscribe);

const bridge: ConnectorBridge = {
  send: (name, input) => ipcRenderer.invoke(CHANNELS.command, name, input),
  onState(listener) {
    const forward = (_event: IpcRendererEvent, update: StateUpdate) => listener(update);
    ipcRenderer.on(CHANNELS.state, forward);
    ipcRenderer.off(CHANNELS.state, keep);
    const kept = early;
    early = [];
    if (kept.length === 0) ipcRenderer.send(CHANNELS.subscribe);
    for (const update of kept) listener(update);
    return () => ipcRenderer.off(CHANNELS.state, forward);
  },
};

contextBridge.exposeInMainWorld('connector', bridge);
