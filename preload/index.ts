/**
 * The bridge. It exposes one command function and one state subscription, and nothing of Electron:
 * no raw ipcRenderer, no event object, no free choice of channel.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNELS } from './channels.ts';
import type { AppState, ConnectorBridge } from './contract.ts';

const bridge: ConnectorBridge = {
  send: (name, input) => ipcRenderer.invoke(CHANNELS.command, name, input),
  onState(listener) {
    const forward = (_event: IpcRendererEvent, state: AppState) => listener(state);
    ipcRenderer.on(CHANNELS.state, forward);
    ipcRenderer.send(CHANNELS.subscribe);
    return () => ipcRenderer.off(CHANNELS.state, forward);
  },
};

contextBridge.exposeInMainWorld('connector', bridge);
