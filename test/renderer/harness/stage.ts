/** Takes the place of the window's own script: the app can be taken away and shown anew without loading the page again. */
import { mountApp } from '../../../renderer/mount.tsx';

let unmount = mountApp(window.connector);

window.harness.clear = () => unmount();

window.harness.show = (scene) => {
  unmount();
  replaceRoot();
  window.harness.reset(scene);
  unmount = mountApp(window.connector);
};

/** A dialog that was open leaves the element around the app hidden from screen readers. */
function replaceRoot(): void {
  const fresh = document.createElement('div');
  fresh.id = 'root';
  document.getElementById('root')?.replaceWith(fresh);
}
