import { GRAPH_APP_ID } from './permission-ids.ts';
import { bashQuote, odataQuote } from './quote.ts';
import type { ScriptValues } from './script-values.ts';

/** Azure CLI's names of the clouds; DoD tenants have no cloud of their own in it. */
const AZ_CLOUDS: Record<string, string> = {
  global: 'AzureCloud',
  'us-gov': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/** The script for bash and Azure CLI. */
export function azScript(values: ScriptValues, cloudId: string): string {
  const parts = [
    header(values),
    settings(values),
    helpers(),
    signIn(values, AZ_CLOUDS[cloudId]),
    application(values),
    redirectUri(values),
    permissions(values),
    servicePrincipal(),
    consent(),
    values.secretMonths === null ? '' : secret(values.secretMonths),
    result(values),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function header({ name, system, secretMonths }: ScriptValues): string {
  return `#!/usr/bin/env bash
# Registers the app "${name}" in Microsoft Entra, for the system "${system}".
#
# Run it in Azure Cloud Shell, or anywhere with Azure CLI 2.65 or later:  bash register.sh
# Your account needs one of the roles Application Administrator, Cloud Application Administrator or
# Global Administrator. You can run it again: what is there stays, what is missing is added.
#
# It makes: the app registration, its enterprise application, and consent for everybody to the
# permissions listed below.${secretMonths === null ? '' : ` It then makes a client secret for ${secretMonths} months and prints it once.`}
# To undo everything:  az ad app delete --id CLIENT_ID
set -euo pipefail`;
}

function settings(values: ScriptValues): string {
  const [before, after] = values.consentUrl;
  return `name=${bashQuote(values.name)}
same_name=${bashQuote(`displayName eq ${odataQuote(values.name)}`)}
tenant=${bashQuote(values.tenant)}
audience=${bashQuote(values.audience)}
redirect_uri=${bashQuote(values.redirectUri)}
# Microsoft Graph. IMAP, POP and SMTP are registered as permissions of Graph as well.
graph=${bashQuote(GRAPH_APP_ID)}
consent_url_start=${bashQuote(before)}
consent_url_end=${bashQuote(after)}`;
}

function helpers(): string {
  return `# The directory needs a moment to copy what was just made.
retry() {
  local wait
  for wait in 5 10 15 20 30; do
    "$@" && return 0
    echo "Not yet; trying again in $wait seconds." >&2
    sleep "$wait"
  done
  "$@"
}

# Every line of the answer, without the line ends of Windows.
ask() {
  az "$@" --output tsv --only-show-errors | tr -d '\\r'
}`;
}

function signIn({ tenant }: ScriptValues, cloud: string | undefined): string {
  const lines = cloud ? [`az cloud set --name ${cloud}`, ''] : [];
  lines.push('signed_in_to=$(ask account show --query tenantId 2>/dev/null || true)');
  lines.push(
    tenant
      ? `if [ "$signed_in_to" != "$tenant" ]; then
  az login --tenant="$tenant" --allow-no-subscriptions --only-show-errors --output none
fi`
      : `if [ -z "$signed_in_to" ]; then
  az login --allow-no-subscriptions --only-show-errors --output none
fi`,
  );
  return ['# Sign in.', ...lines].join('\n');
}

function application({ isPublic, needsTokenVersion2 }: ScriptValues): string {
  const redirects = isPublic ? '--public-client-redirect-uris' : '--web-redirect-uris';
  // "Mobile and desktop applications" that may also sign in with a device code.
  const fallback = isPublic ? ' \\\n    --is-fallback-public-client true' : '';
  const version = ' --requested-access-token-version 2';
  return `# 1. The app registration: the earlier one of this name, or a new one.
client_id=$(ask ad app list --filter "$same_name" --query '[].appId')
if [ "$(printf '%s\\n' "$client_id" | wc -l)" -gt 1 ]; then
  echo "There are several apps named \\"$name\\". Delete or rename the others first." >&2
  exit 1
fi
if [ -z "$client_id" ]; then
  client_id=$(ask ad app create --display-name="$name" --sign-in-audience "$audience" \\
    ${redirects}="$redirect_uri"${fallback}${version} --query appId)
else
  echo "Using the app registration that is there: $client_id" >&2
  az ad app update --id "$client_id" --sign-in-audience "$audience"${fallback}${needsTokenVersion2 ? version : ''} --output none
fi`;
}

function redirectUri({ isPublic }: ScriptValues): string {
  const platform = isPublic ? 'publicClient' : 'web';
  const option = isPublic ? '--public-client-redirect-uris' : '--web-redirect-uris';
  return `# 2. The redirect URI, beside those that are there. It must be equal letter for letter.
redirect_uris=()
while IFS= read -r uri; do
  if [ -n "$uri" ] && [ "$uri" != "$redirect_uri" ]; then redirect_uris+=("$uri"); fi
done < <(retry ask ad app show --id "$client_id" --query '${platform}.redirectUris')
if [ "\${#redirect_uris[@]}" -gt 0 ]; then
  az ad app update --id "$client_id" ${option} "$redirect_uri" "\${redirect_uris[@]}" --output none
else
  az ad app update --id "$client_id" ${option}="$redirect_uri" --output none
fi`;
}

function permissions({ permissions: known, unknownPermissions }: ScriptValues): string {
  const entries = known.map(({ name, id, why }) => `  ${id} # ${name}: ${why}`);
  const looked = unknownPermissions.map(
    (name) => `found=$(ask ad sp show --id "$graph" --query "oauth2PermissionScopes[?value=='${name}'].id")
if [ -z "$found" ]; then echo 'Microsoft Graph has no permission ${name}.' >&2; exit 1; fi
permissions+=("$found")`,
  );
  return `# 3. The permissions. All are delegated: the app never reaches more than the person who signs in.
permissions=(
${entries.join('\n')}
)
${looked.map((line) => `${line}\n`).join('')}present=$(ask ad app show --id "$client_id" \\
  --query "requiredResourceAccess[?resourceAppId=='$graph'].resourceAccess[].id")
missing=()
for permission in "\${permissions[@]}"; do
  if ! grep -qixF -- "$permission" <<<"$present"; then missing+=("$permission=Scope"); fi
done
if [ "\${#missing[@]}" -gt 0 ]; then
  az ad app permission add --id "$client_id" --api "$graph" --api-permissions "\${missing[@]}" \\
    --only-show-errors --output none
fi`;
}

function servicePrincipal(): string {
  return `# 4. The enterprise application: the app as it exists in this tenant.
if ! az ad sp show --id "$client_id" --output none 2>/dev/null; then
  retry az ad sp create --id "$client_id" --only-show-errors --output none
fi`;
}

function consent(): string {
  return `# 5. Consent for everybody. If it is refused here, the link does the same in the browser.
consent_url="$consent_url_start$client_id$consent_url_end"
if ! retry az ad app permission admin-consent --id "$client_id" --only-show-errors --output none; then
  printf '%s\\n' 'Consent is still missing. An administrator opens:' "$consent_url" >&2
fi`;
}

function secret(months: number): string {
  return `# 6. A client secret, added to those that are there. --append matters: without it every other secret
#    of the app would be deleted. To get another one later:  NEW_SECRET=yes bash register.sh
secret=''
expires=$(date -u -d '+${months} months' '+%Y-%m-%dT%H:%M:%SZ' 2>/dev/null || date -u -v '+${months}m' '+%Y-%m-%dT%H:%M:%SZ')
if [ "$(ask ad app credential list --id "$client_id" --query 'length(@)')" = 0 ] || [ "\${NEW_SECRET:-no}" = yes ]; then
  secret=$(ask ad app credential reset --id "$client_id" --append --end-date "$expires" \\
    --display-name 'Mailbox Connector' --query password)
fi`;
}

function result({ secretMonths }: ScriptValues): string {
  const lines = `# What to hand back.
printf '%s\\n' '' \\
  "Application (client) ID: $client_id" \\
  "Directory (tenant) ID:   $(ask account show --query tenantId)"`;
  if (secretMonths === null) return lines;
  return `${lines}
if [ -n "$secret" ]; then
  printf '%s\\n' "Client secret (Value):   $secret" "It expires on:           $expires" \\
    'The secret is shown only now. Send it over a safe way, not by e-mail.'
else
  echo 'The app has a secret already, so no new one was made (see step 6).'
fi`;
}
