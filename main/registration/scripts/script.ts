import { azScript } from './az-script.ts';
import { powershellScript } from './powershell-script.ts';
import { type AdminScriptRequest, scriptValues } from './script-values.ts';

/**
 * A script that makes or completes the Registration of a plan: Azure CLI for bash, or Microsoft Graph
 * PowerShell. It can be run again: what is there stays, what is missing is added, and no secret is ever
 * removed. The secret is printed once and written nowhere.
 */
export function adminScript(request: AdminScriptRequest): string {
  const values = scriptValues(request);
  return request.kind === 'az'
    ? azScript(values, request.cloud.id)
    : powershellScript(values, request.cloud.id);
}
