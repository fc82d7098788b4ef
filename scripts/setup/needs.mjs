/** @typedef {'start' | 'test' | 'demo' | 'build'} Purpose */

/**
 * @typedef {object} Machine what the decisions below depend on
 * @property {NodeJS.Platform} platform
 * @property {boolean} display a window can be shown
 * @property {boolean} electron Electron's binary is there
 * @property {boolean} chromium a Chromium browser is there
 * @property {(name: string) => boolean} has whether a command or a library's package is installed
 */

/**
 * Without a display the app runs headless, which the Chromium runtime does and Electron does not.
 * @param {Purpose} purpose
 * @param {Pick<Machine, 'display'>} machine
 */
export function wantsElectron(purpose, { display }) {
  return purpose !== 'build' && display;
}

/**
 * The tests drive a browser even where Electron runs the app.
 * @param {Purpose} purpose
 * @param {Pick<Machine, 'electron' | 'chromium' | 'display'>} machine
 */
export function lacksBrowser(purpose, { electron, chromium, display }) {
  if (purpose === 'build' || chromium) return false;
  return purpose === 'test' || !electron || !display;
}

/**
 * Foreign clients and servers that some tests talk to, and a screen in memory; without them those tests say so
 * and are left out. The headless shell only makes the others faster.
 */
const FOR_TESTS = ['python3-msal', 'dovecot-imapd', 'dovecot-pop3d', 'xvfb', 'chromium-headless-shell'];

/**
 * Debian packages to install, and those that are only nice to have.
 * @param {Purpose} purpose
 * @param {Machine} machine
 * @returns {{required: string[], optional: string[]}}
 */
export function systemPackages(purpose, machine) {
  if (machine.platform !== 'linux') return { required: [], optional: [] };
  const browser = lacksBrowser(purpose, machine)
    ? ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']
    : [];
  const isUnattended =
    purpose === 'test' || ((purpose === 'demo' || purpose === 'start') && !machine.display);
  const keyring = isUnattended ? keyringPackages(machine) : [];
  const optional = purpose === 'test' ? FOR_TESTS.filter((name) => !machine.has(name)) : [];
  return { required: [...browser, ...keyring], optional };
}

/**
 * A Secret Service for the vault: nobody has unlocked one where nobody is logged in.
 * @param {Pick<Machine, 'has'>} machine
 */
function keyringPackages({ has }) {
  return [
    ...(has('gnome-keyring-daemon') ? [] : ['gnome-keyring']),
    ...(has('dbus-run-session') ? [] : ['dbus']),
    ...(has('libsecret-1-0') ? [] : ['libsecret-1-0']),
  ];
}
