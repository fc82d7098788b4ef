import {
  type FluentProviderState,
  RendererProvider,
  renderFluentProvider_unstable,
  slot,
  type Theme,
  teamsHighContrastTheme,
  useFluentProviderContextValues_unstable,
  useFluentProviderStyles_unstable,
  useFocusFinders,
  useFocusVisible,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactNode, useInsertionEffect } from 'react';
import { createAdoptedRenderer } from './griffel-renderer.ts';
import { useMediaQuery } from './use-media-query.ts';

/** Class that carries the theme's variables; Fluent repeats it on its portals. */
const THEME_CLASS = 'connector-theme';

/** One for the page's life: its rules stay in the document, and a second one would insert them all again. */
const renderer = createAdoptedRenderer(document);

/** The look of the app, following the computer's light, dark and high-contrast settings. */
export function ThemeRoot({ children }: { children: ReactNode }) {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <Provider>{children}</Provider>
    </RendererProvider>
  );
}

/**
 * Fluent's provider, put together by hand: the ready-made one writes the theme into a `<style>`
 * element, which `style-src 'self'` blocks.
 */
function Provider({ children }: { children: ReactNode }) {
  const theme = useSystemTheme();
  useThemeVariables(theme);
  const ref = useFocusVisible<HTMLDivElement>();
  // Keeps what rules the focus alive. It ends with its last user, and would leave the app hidden from
  // screen readers where that was a dialog over a screen that went with it.
  useFocusFinders();
  const state: FluentProviderState = {
    applyStylesToPortals: true,
    customStyleHooks_unstable: {},
    overrides_unstable: {},
    dir: 'ltr',
    targetDocument: document,
    theme,
    themeClassName: THEME_CLASS,
    components: { root: 'div' },
    root: slot.always({ children, dir: 'ltr', ref }, { elementType: 'div' }),
    serverStyleProps: { cssRule: '', attributes: {} },
  };
  useFluentProviderStyles_unstable(state);
  return renderFluentProvider_unstable(state, useFluentProviderContextValues_unstable(state));
}

function useSystemTheme(): Theme {
  const isForced = useMediaQuery('(forced-colors: active)');
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  if (isForced) return teamsHighContrastTheme;
  return isDark ? webDarkTheme : webLightTheme;
}

function useThemeVariables(theme: Theme): void {
  useInsertionEffect(() => {
    const sheet = new CSSStyleSheet();
    const variables = Object.entries(theme).map(([name, value]) => `--${name}: ${value};`);
    sheet.replaceSync(`.${THEME_CLASS} { ${variables.join(' ')} }`);
    // In front, as Griffel's sheets have to stay together at the end.
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [theme]);
}
