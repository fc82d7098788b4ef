import type { ResolveImage } from './mail-css.ts';

/** Raster formats only: an SVG is a document. */
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif|x-icon)[;,]/i;

export interface ImageOptions {
  /** The person asked for the pictures of this message. */
  showRemote: boolean;
  /** Content-ID → `data:` URI. */
  inlineImages: Record<string, string>;
}

export interface ImageResolver {
  resolve: ResolveImage;
  /** How many remote pictures were left out so far. */
  blocked(): number;
}

/** Decides which pictures of a mail may be shown: its own always, remote ones on request and by https. */
export function createImageResolver({ showRemote, inlineImages }: ImageOptions): ImageResolver {
  let blocked = 0;

  function resolveRemote(url: string): string | null {
    if (showRemote) return url;
    blocked += 1;
    return null;
  }

  return {
    blocked: () => blocked,
    resolve(source) {
      const url = source.trim();
      if (/^cid:/i.test(url)) return inlineImage(url.slice(4), inlineImages);
      if (DATA_IMAGE.test(url)) return url;
      const remote = remoteUrl(url);
      return remote && resolveRemote(remote);
    },
  };
}

function inlineImage(contentId: string, images: Record<string, string>): string | null {
  const uri = Object.hasOwn(images, contentId) ? images[contentId] : images[decodeId(contentId)];
  return uri && DATA_IMAGE.test(uri) ? uri : null;
}

function decodeId(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}

/** The https address of a remote picture; null for anything else, e.g. an address relative to nothing. */
function remoteUrl(text: string): string | null {
  const url = URL.parse(text.startsWith('//') ? `https:${text}` : text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
  url.protocol = 'https:';
  return url.href;
}
