/** Takes the place of the window's own script: the app can be taken away and shown anew without loading the page again. */
import { mountApp } from '../../../renderer/mount.tsx';

let unmount = mountApp(window.connector);

window.harness.show = (scene) => {
  unmount();
  window.harness.reset(scene);
  unmount = mountApp(window.connector);
};
