/** The app itself, as it is built, and a word when its first screen can be used. */
import { tellWhenShown } from './shown.mjs';

tellWhenShown('h1');
/** Not named in the import: the build is no source that types are checked of. */
const APP = new URL('../../../out/main/index.mjs', import.meta.url).href;
await import(APP);
