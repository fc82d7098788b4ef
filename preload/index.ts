/**
 * The bridge. It exposes one command function and one state subscription, and nothing of Electron:
 * no raw ipcRenderer, no event object, no free choice of channel.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNELS } from './channels.ts';
import type { AppState, ConnectorBridge } from './contract.ts';

/** The state, asked for while the page's scripts are still read; the first to follow takes it. */
let early: AppState | null = null;
const keep = (_event: IpcRendererEvent, state: AppState) => {
  early = state;
};
ipcRenderer.on(CHANNELS.state, keep);
ipcRenderer.send(CHANNELS.subscribe);

const bridge: ConnectorBridge = {
  send: (name, input) => ipcRenderer.invoke(CHANNELS.command, name, input),
  onState(listener) {
    const forward = (_event: IpcRendererEvent, state: AppState) => listener(state);
    ipcRenderer.on(CHANNELS.state, forward);
    ipcRenderer.off(CHANNELS.state, keep);
    if (early) listener(early);
    else ipcRenderer.send(CHANNELS.subscribe);
    early = null;
    return () => ipcRenderer.off(CHANNELS.state, forward);
  },
};

contextBridge.exposeInMainWorld('connector', bridge);
