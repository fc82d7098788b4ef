"""A mail client of another maker: MSAL for Python, as a confidential or a public client.

Reads its settings as JSON from the first line of standard input, prints the address to sign in at,
reads the redirect it ended at from the second line, and prints the subjects of the Inbox.
"""

import json
import sys
from urllib.parse import parse_qsl, urlsplit

import msal
import requests

settings = json.loads(sys.stdin.readline())
options = {
    "authority": settings["authority"],
    "validate_authority": False,
    "instance_discovery": False,
}
if settings["clientSecret"]:
    app = msal.ConfidentialClientApplication(
        settings["clientId"], client_credential=settings["clientSecret"], **options
    )
else:
    app = msal.PublicClientApplication(settings["clientId"], **options)

flow = app.initiate_auth_code_flow(settings["scopes"], redirect_uri=settings["redirectUri"])
print(flow["auth_uri"], flush=True)

redirect = sys.stdin.readline().strip()
tokens = app.acquire_token_by_auth_code_flow(flow, dict(parse_qsl(urlsplit(redirect).query)))
if "access_token" not in tokens:
    sys.exit(tokens["error_description"])

silent = app.acquire_token_silent(settings["scopes"], account=app.get_accounts()[0], force_refresh=True)
answer = requests.get(
    settings["graph"] + "/v1.0/me/mailFolders/inbox/messages?$select=subject&$top=5",
    headers={"Authorization": "Bearer " + silent["access_token"]},
)
print(json.dumps([message["subject"] for message in answer.json()["value"]]), flush=True)
