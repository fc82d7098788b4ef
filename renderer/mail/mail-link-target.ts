/** Longest address `mail.openLink` takes. */
const MAX_LENGTH = 8192;

/** Where a link of a mail leads, said before anybody follows it. */
export interface LinkTarget {
  url: string;
  /** "Opens example.com" */
  words: string;
  /** The link's text names another host than the one it opens. */
  isDeceptive: boolean;
}

/** Judges a link's address; null for one that is not opened at all. */
export function linkTarget(href: string, text: string): LinkTarget | null {
  const url = URL.parse(href.trim());
  if (!url || href.length > MAX_LENGTH) return null;
  if (url.protocol === 'mailto:') {
    return { url: url.href, words: `Writes to ${decodeAddress(url.pathname)}`, isDeceptive: false };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const claimed = hostInText(text);
  if (claimed && !isSameSite(claimed, url.hostname)) {
    return {
      url: url.href,
      words: `The text says ${claimed}, but this opens ${url.host}`,
      isDeceptive: true,
    };
  }
  return { url: url.href, words: `Opens ${url.host}`, isDeceptive: false };
}

function decodeAddress(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The host a link's text claims to open, if the text is an address. */
function hostInText(text: string): string | null {
  const shown = /^\s*(?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#]\S*)?\s*$/i.exec(text);
  return shown?.[1]?.toLowerCase() ?? null;
}

function isSameSite(claimed: string, actual: string): boolean {
  const [a, b] = [claimed, actual.toLowerCase()].map((host) => host.replace(/^www\./, '')) as [
    string,
    string,
  ];
  return a === b || b.endsWith(`.${a}`);
}
