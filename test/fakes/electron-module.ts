/**
 * What `electron` resolves to in Vitest and in the CLI bundle: nothing at all. electron-store reads
 * `app`, `ipcMain` and `shell` off it and does without them when its directory is absolute.
 */
// biome-ignore lint/style/noDefaultExport: electron-store imports the default export of 'electron'.
export default {};
