import { extensionOf } from './file-name.ts';

/** What a double click on such a file does; the words complete "This is …". */
const DANGERS: [words: string, extensions: string][] = [
  [
    'a program',
    'exe com scr pif cpl msi msp msix appx appinstaller gadget jar dll sys app dmg pkg mpkg deb rpm appimage run bin elf',
  ],
  [
    'a script that can control this computer',
    'bat cmd ps1 psm1 psd1 vbs vbe js jse mjs cjs wsf wsh ws hta sct sh bash zsh csh command tool scpt scptd workflow terminal py pyw pl rb ahk reg inf action',
  ],
  [
    'a shortcut that can start a program',
    'lnk url desktop scf library-ms search-ms settingcontent-ms website webloc rdp application appref-ms msc ms-appinstaller',
  ],
  ['a disk image, which can hide programs from this computer’s protection', 'iso img vhd vhdx udf cab'],
  [
    'an Office file with macros, which are programs',
    'docm dotm xlsm xltm xlam xll xla pptm potm ppam ppsm sldm one onepkg mdb accdb accde adp ade',
  ],
  ['a web page, which can imitate a sign-in page', 'htm html xhtml xht shtml mht mhtml svg svgz chm xml xsl'],
];

const WORDS = new Map(
  DANGERS.flatMap(([words, extensions]) => extensions.split(' ').map((extension) => [extension, words])),
);

/** Extensions that people take for harmless, when they stand in the middle of a name. */
const HARMLESS = /\.(pdf|docx?|xlsx?|pptx?|txt|rtf|csv|jpe?g|png|gif|mp[34]|zip)\b/i;

/**
 * A warning about opening a file with this (safe) name, one or two sentences; null where none is due.
 * The name decides, not the content type: the operating system looks at nothing else.
 */
export function dangerOf(name: string): string | null {
  const extension = extensionOf(name);
  const words = WORDS.get(extension);
  if (words === undefined) return null;
  const claimed = HARMLESS.exec(name.slice(0, -extension.length - 1))?.[0];
  const disguise = claimed
    ? ` Its name pretends to be something else: it ends in .${extension}, not ${claimed}.`
    : '';
  return `This is ${words} (.${extension}).${disguise}`;
}
