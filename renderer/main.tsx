import type { ConnectorBridge } from '../preload/contract.ts';
import { mountApp } from './mount.tsx';

declare global {
  interface Window {
    /** Put there by the preload script. */
    connector: ConnectorBridge;
  }
}

mountApp(window.connector);
