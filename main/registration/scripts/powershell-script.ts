import { GRAPH_APP_ID } from './permission-ids.ts';
import { odataQuote, powershellQuote } from './quote.ts';
import type { ScriptValues } from './script-values.ts';

/** Microsoft Graph PowerShell's names of the clouds. */
const ENVIRONMENTS: Record<string, string> = {
  global: 'Global',
  'us-gov': 'USGov',
  'us-gov-dod': 'USGovDoD',
  china: 'China',
};

/** The script for Microsoft Graph PowerShell. */
export function powershellScript(values: ScriptValues, cloudId: string): string {
  const parts = [
    header(values),
    settings(values),
    helpers(),
    signIn(values, ENVIRONMENTS[cloudId]),
    application(values),
    permissions(),
    servicePrincipal(),
    consent(),
    values.secretMonths === null ? '' : secret(values.secretMonths),
    result(values),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function header({ name, system, secretMonths }: ScriptValues): string {
  return `#Requires -Modules Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns
# Registers the app "${name}" in Microsoft Entra, for the system "${system}".
#
# Before the first run:  Install-Module Microsoft.Graph -Scope CurrentUser
# Your account needs one of the roles Application Administrator, Cloud Application Administrator or
# Global Administrator. You can run it again: what is there stays, what is missing is added.
#
# It makes: the app registration, its enterprise application, and consent for everybody to the
# permissions listed below.${secretMonths === null ? '' : ` It then makes a client secret for ${secretMonths} months and prints it once.`}
# To undo everything:  Remove-MgApplication -ApplicationId $app.Id
${secretMonths === null ? '' : '# -NewSecret makes another secret although the app has one.\nparam([switch] $NewSecret)\n'}Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'`;
}

function settings(values: ScriptValues): string {
  const rows = values.permissions.map(
    ({ name, id, why }) => `  ${powershellQuote(name)} = ${powershellQuote(id)} # ${why}`,
  );
  const [before, after] = values.consentUrl;
  return `$name = ${powershellQuote(values.name)}
$sameName = ${powershellQuote(`displayName eq ${odataQuote(values.name)}`)}
$audience = ${powershellQuote(values.audience)}
$redirectUri = ${powershellQuote(values.redirectUri)}
# Microsoft Graph. IMAP, POP and SMTP are registered as permissions of Graph as well.
$graphAppId = ${powershellQuote(GRAPH_APP_ID)}
# All are delegated: the app never reaches more than the person who signs in.
$permissions = [ordered]@{
${rows.join('\n')}
}
$unknownPermissions = @(${values.unknownPermissions.map(powershellQuote).join(', ')})
$platform = ${powershellQuote(values.isPublic ? 'publicClient' : 'web')}
$consentUrlStart = ${powershellQuote(before)}
$consentUrlEnd = ${powershellQuote(after)}`;
}

function helpers(): string {
  return `# The directory needs a moment to copy what was just made.
function Invoke-WithRetry([scriptblock] $Action) {
  foreach ($wait in 5, 10, 15, 20, 30) {
    try { return & $Action } catch { Write-Warning "Not yet; trying again in $wait seconds." }
    Start-Sleep -Seconds $wait
  }
  & $Action
}`;
}

function signIn({ tenant }: ScriptValues, environment: string | undefined): string {
  return [
    '# Sign in.',
    '$connection = @{',
    "  Scopes = 'Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'",
    '  NoWelcome = $true',
    ...(tenant ? [`  TenantId = ${powershellQuote(tenant)}`] : []),
    ...(environment ? [`  Environment = ${powershellQuote(environment)}`] : []),
    '}',
    'Connect-MgGraph @connection',
  ].join('\n');
}

function application({ isPublic, needsTokenVersion2 }: ScriptValues): string {
  const fallback = isPublic ? '  isFallbackPublicClient = $true\n' : '';
  const version = needsTokenVersion2 ? '  api = @{ requestedAccessTokenVersion = 2 }\n' : '';
  return `# 1. The app registration: the earlier one of this name, or a new one.
$found = @(Get-MgApplication -Filter $sameName -All)
if ($found.Count -gt 1) { throw "There are several apps named '$name'. Delete or rename the others first." }
$body = @{
  displayName = $name
  signInAudience = $audience
${fallback}${version}}
if ($found.Count -eq 0) {
  $body['api'] = @{ requestedAccessTokenVersion = 2 }
  $body[$platform] = @{ redirectUris = @($redirectUri) }
  $app = New-MgApplication -BodyParameter $body
} else {
  # 2. The redirect URI, beside those that are there. It must be equal letter for letter.
  $app = $found[0]
  $present = @($app.${isPublic ? 'PublicClient' : 'Web'}.RedirectUris)
  $body[$platform] = @{ redirectUris = @($redirectUri) + @($present | Where-Object { $_ -and $_ -cne $redirectUri }) }
  Update-MgApplication -ApplicationId $app.Id -BodyParameter $body
}`;
}

function permissions(): string {
  return `# 3. The permissions, beside those that are there.
$graph = Get-MgServicePrincipal -Filter "appId eq '$graphAppId'"
foreach ($permission in $unknownPermissions) {
  $permissions[$permission] = ($graph.Oauth2PermissionScopes | Where-Object { $_.Value -eq $permission }).Id
}
$other = @($app.RequiredResourceAccess | Where-Object { $_ -and $_.ResourceAppId -ne $graphAppId } | ForEach-Object {
  @{ resourceAppId = $_.ResourceAppId; resourceAccess = @($_.ResourceAccess | ForEach-Object { @{ id = $_.Id; type = $_.Type } }) }
})
$kept = @($app.RequiredResourceAccess | Where-Object { $_ -and $_.ResourceAppId -eq $graphAppId } |
  ForEach-Object { $_.ResourceAccess } | Where-Object { $_.Id -notin $permissions.Values } |
  ForEach-Object { @{ id = $_.Id; type = $_.Type } })
$needed = @($permissions.Values | ForEach-Object { @{ id = $_; type = 'Scope' } })
$access = @{ resourceAppId = $graphAppId; resourceAccess = @($needed) + @($kept) }
Invoke-WithRetry {
  Update-MgApplication -ApplicationId $app.Id -BodyParameter @{ requiredResourceAccess = @($other) + @($access) }
}`;
}

function servicePrincipal(): string {
  return `# 4. The enterprise application: the app as it exists in this tenant.
$principal = Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'"
if (-not $principal) {
  $principal = Invoke-WithRetry { New-MgServicePrincipal -BodyParameter @{ appId = $app.AppId } }
}`;
}

function consent(): string {
  return `# 5. Consent for everybody. If it is refused here, the link does the same in the browser.
try {
  $grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '$($principal.Id)'" -All |
    Where-Object { $_.ResourceId -eq $graph.Id -and $_.ConsentType -eq 'AllPrincipals' }
  if ($grant) {
    $scopes = @($grant.Scope.Trim() -split '\\s+') + @($permissions.Keys) | Select-Object -Unique
    $update = @{ OAuth2PermissionGrantId = $grant.Id; BodyParameter = @{ scope = $scopes -join ' ' } }
    Update-MgOauth2PermissionGrant @update
  } else {
    $newGrant = @{
      clientId = $principal.Id
      consentType = 'AllPrincipals'
      resourceId = $graph.Id
      scope = @($permissions.Keys) -join ' '
    }
    Invoke-WithRetry { New-MgOauth2PermissionGrant -BodyParameter $newGrant } | Out-Null
  }
} catch {
  Write-Warning "Consent is still missing. An administrator opens: $consentUrlStart$($app.AppId)$consentUrlEnd"
}`;
}

function secret(months: number): string {
  return `# 6. A client secret, added to those that are there. No other secret is touched.
$secret = $null
$expires = (Get-Date).ToUniversalTime().AddMonths(${months})
if ($NewSecret -or @($app.PasswordCredentials | Where-Object { $_ }).Count -eq 0) {
  $credential = @{ displayName = 'Mailbox Connector'; endDateTime = $expires.ToString('yyyy-MM-ddTHH:mm:ssZ') }
  $secret = (Invoke-WithRetry { Add-MgApplicationPassword -ApplicationId $app.Id -BodyParameter @{ passwordCredential = $credential } }).SecretText
}`;
}

function result({ secretMonths }: ScriptValues): string {
  const lines = `# What to hand back.
Write-Output "Application (client) ID: $($app.AppId)"
Write-Output "Directory (tenant) ID:   $((Get-MgContext).TenantId)"`;
  if (secretMonths === null) return lines;
  return `${lines}
if ($secret) {
  Write-Output "Client secret (Value):   $secret"
  Write-Output "It expires on:           $($expires.ToString('yyyy-MM-dd'))"
  Write-Output 'The secret is shown only now. Send it over a safe way, not by e-mail.'
} else {
  Write-Output 'The app has a secret already, so no new one was made. Run again with -NewSecret for another.'
}`;
}
