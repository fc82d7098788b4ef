/** What the person may say when starting the app. */
export interface StartArguments {
  /** Absolute or relative path of a custom Cloud's JSON file. */
  cloudFile?: string;
  userData?: string;
  /** Start in the tray without a window, as "start at login" does. */
  hidden: boolean;
}

/**
 * Reads `--cloud FILE`, `--user-data DIR` and `--hidden`; also `--name=value`. Unknown arguments are
 * Chromium's and are left alone. CONNECTOR_CLOUD stands in for `--cloud`.
 */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): StartArguments {
  const readOption = (name: string): string | undefined => {
    const inline = argv.find((argument) => argument.startsWith(`--${name}=`));
    if (inline) return inline.slice(name.length + 3);
    const at = argv.indexOf(`--${name}`);
    return at >= 0 ? argv[at + 1] : undefined;
  };
  const cloudFile = readOption('cloud') ?? (env['CONNECTOR_CLOUD'] || undefined);
  const userData = readOption('user-data');
  return {
    ...(cloudFile ? { cloudFile } : {}),
    ...(userData ? { userData } : {}),
    hidden: argv.includes('--hidden'),
  };
}
