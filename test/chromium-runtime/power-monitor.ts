import { EventEmitter } from 'node:events';
import { guardInstances } from './unimplemented.ts';

/** `electron.powerMonitor`: silent until a test speaks for the system. */
export class PowerMonitor
  extends EventEmitter
  implements
    Pick<
      Electron.PowerMonitor,
      'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'
    >
{
  readonly onBatteryPower = false;

  getSystemIdleState(): 'active' {
    return 'active';
  }

  /** In seconds. */
  getSystemIdleTime(): number {
    return 0;
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}

guardInstances('powerMonitor', PowerMonitor);
