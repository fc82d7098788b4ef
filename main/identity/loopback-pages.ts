/** The page the browser shows at the end; no script, no outside resource. */
function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:30rem;padding:0 1rem;color-scheme:light dark}</style>
<h1>${title}</h1>
<p>${text}</p>
</html>`;
}

/** MSAL's own error page repeats what the server was sent; these repeat nothing. */
export const LOOPBACK_PAGES = {
  successTemplate: page('You are signed in', 'Close this tab and go back to Mailbox Connector.'),
  errorTemplate: page(
    'The sign-in did not work',
    'Go back to Mailbox Connector: it says what happened and what to do.',
  ),
};
