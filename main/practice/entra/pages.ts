import { type Person, PRACTICE_PASSWORD } from '../directory/people.ts';
import { tenantById } from '../directory/tenants.ts';
import type { MissingConsent } from './consent.ts';
import type { Flow } from './flows.ts';
import { type Html, html } from './html.ts';
import { entraTime, type Refusal, type Stamp } from './refusal.ts';

/** A page's heading and what stands below it. */
export interface Page {
  title: string;
  body: Html;
}

/** The only code of the practice tenant's authenticator. */
export const MFA_CODE = '123456';

export function choosePage(flow: Flow, accounts: string[]): Page {
  const choices = accounts.map((address) => form(flow, 'choose', choiceButton(address, address)));
  const other = form(flow, 'choose', choiceButton('other', 'Use another account'));
  return { title: 'Pick an account', body: html`${choices}${other}` };
}

export function usernamePage(flow: Flow, notice: string | null): Page {
  const fields = html`${alert(notice)}
<label for="loginfmt">Email address</label>
<input id="loginfmt" name="loginfmt" type="email" value="${flow.prefill}" autocomplete="username" required autofocus>
<button class="main" type="submit">Next</button>`;
  return { title: 'Sign in', body: html`${form(flow, 'username', fields)}${appLine(flow)}` };
}

export function passwordPage(flow: Flow, person: Person, notice: string | null): Page {
  const fields = html`<p>${person.address}</p>${alert(notice)}
<input name="login" value="${person.address}" autocomplete="username" readonly hidden>
<label for="passwd">Password</label>
<input id="passwd" name="passwd" type="password" autocomplete="current-password" required autofocus>
<button class="main" type="submit">Sign in</button>
<p class="soft">Everybody's password here is ${PRACTICE_PASSWORD}.</p>`;
  return { title: 'Enter password', body: html`${form(flow, 'password', fields)}${otherAccount(flow)}` };
}

export function codePage(flow: Flow, person: Person, notice: string | null): Page {
  const fields = html`<p>${person.address}</p>${alert(notice)}
<p>Type the code of your authenticator app. In the practice tenant it is ${MFA_CODE}.</p>
<label for="otc">Code</label>
<input id="otc" name="otc" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button class="main" type="submit">Verify</button>`;
  return { title: 'Verify your identity', body: form(flow, 'code', fields) };
}

export function consentPage(flow: Flow, person: Person, missing: MissingConsent[]): Page {
  const forAll = flow.purpose.kind === 'admin-consent';
  const tenant = tenantById(person.home.tenantId).name;
  const fields = html`<p>${person.address}</p>
<p><strong>${flow.purpose.request.app.displayName}</strong> would like to:</p>
${permissionList(missing)}
${forAll ? html`<p>This holds for everybody in ${tenant}.</p>` : html``}
${person.isAdmin && !forAll ? organizationBox(tenant) : html``}
<button class="main" type="submit" name="action" value="accept">Accept</button>`;
  const cancel = html`<button type="submit" name="action" value="cancel">Cancel</button>`;
  const title = forAll ? 'Permissions requested: review for your organization' : 'Permissions requested';
  return { title, body: html`${form(flow, 'consent', fields)}${form(flow, 'consent', cancel)}` };
}

/** What an ordinary user meets where only an administrator may consent. */
export function askAdminPage(
  flow: Flow,
  content: { missing: MissingConsent[]; refusal: Refusal; stamp: Stamp },
): Page {
  const { missing, refusal, stamp } = content;
  const other = html`<button class="main" type="submit" name="action" value="other">Sign in with an administrator account</button>`;
  const cancel = html`<button type="submit" name="action" value="cancel">Return to the application without granting consent</button>`;
  const body = html`<p><strong>${flow.purpose.request.app.displayName}</strong> needs permissions in your
organization that only an administrator can grant. Ask an administrator to grant them before you go on.</p>
${permissionList(missing)}${form(flow, 'ask-admin', other)}${form(flow, 'ask-admin', cancel)}
${details(refusal, stamp)}`;
  return { title: 'Need admin approval', body };
}

/** An error that stays on the page; `flow` if the person may try another account. */
export function refusalPage(refusal: Refusal, stamp: Stamp, flow: Flow | null): Page {
  const body = html`<p role="alert" class="bad">AADSTS${refusal.code}: ${refusal.message}</p>
${flow?.person ? otherAccount(flow) : html``}${details(refusal, stamp)}`;
  return { title: 'Sorry, we cannot sign you in', body };
}

function details(refusal: Refusal, stamp: Stamp): Html {
  return html`<dl class="details"><dt>Error code</dt><dd>${refusal.code}</dd>
<dt>Trace ID</dt><dd>${stamp.traceId}</dd>
<dt>Correlation ID</dt><dd>${stamp.correlationId}</dd>
<dt>Timestamp</dt><dd>${entraTime(stamp.at)}</dd></dl>`;
}

function form(flow: Flow, step: string, fields: Html): Html {
  return html`<form method="post" action="/${encodeURIComponent(flow.tenant)}/login">
<input type="hidden" name="flow" value="${flow.id}"><input type="hidden" name="step" value="${step}">
${fields}</form>`;
}

function choiceButton(value: string, label: string): Html {
  return html`<button type="submit" name="account" value="${value}">${label}</button>`;
}

function otherAccount(flow: Flow): Html {
  return form(flow, 'choose', choiceButton('other', 'Use another account'));
}

function organizationBox(tenant: string): Html {
  return html`<label class="check"><input type="checkbox" name="organization" value="yes">
<span>Consent on behalf of your organization: everybody in ${tenant} may use this application without being asked.</span></label>`;
}

function permissionList(missing: MissingConsent[]): Html {
  const items = missing.flatMap(({ permissions, resource }) =>
    permissions.map(
      ({ title, value }) => html`<li>${title} <span class="soft">(${resource.name}: ${value})</span></li>`,
    ),
  );
  return html`<ul>${items}</ul>`;
}

function appLine(flow: Flow): Html {
  return html`<p class="soft">to continue to ${flow.purpose.request.app.displayName}</p>`;
}

function alert(notice: string | null): Html {
  return notice ? html`<p role="alert" class="bad">${notice}</p>` : html``;
}
