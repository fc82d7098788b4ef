"""Python's own mail clients against the listeners. Reads one JSON line: endpoints, CA, tokens; prints one."""

import email.message
import imaplib
import json
import poplib
import smtplib
import ssl
import sys

card = json.loads(sys.stdin.readline())
context = ssl.create_default_context(cadata=card["ca"])
user = card["user"]


def xoauth2(protocol):
    return f"user={user}\x01auth=Bearer {card['tokens'][protocol]}\x01\x01"


def imap():
    with imaplib.IMAP4_SSL(card["imap"]["host"], card["imap"]["port"], ssl_context=context) as box:
        box.authenticate("XOAUTH2", lambda _: xoauth2("imap").encode())
        folders = box.list()[1]
        status = box.status("INBOX", "(MESSAGES UNSEEN)")[1][0].decode()
        count = int(box.select("INBOX")[1][0])
        found = box.uid("SEARCH", "UNSEEN")[1][0].split()
        typ, data = box.uid("FETCH", found[-1], "(FLAGS BODY.PEEK[] ENVELOPE BODYSTRUCTURE)")
        message = email.message_from_bytes(data[0][1])
        flags = box.uid("STORE", found[-1], "+FLAGS", r"(\Seen)")[1][0].decode()
        header = box.fetch("1", "(BODY[HEADER.FIELDS (SUBJECT FROM)])")[1][0][1].decode()
        return {
            "folders": [name.decode() for name in folders],
            "status": status,
            "count": count,
            "subject": str(email.header.make_header(email.header.decode_header(message["Subject"] or ""))),
            "flags": flags,
            "header": header,
        }


def pop():
    box = poplib.POP3_SSL(card["pop"]["host"], card["pop"]["port"], context=context)
    box._shortcmd("AUTH XOAUTH2")
    import base64

    box._shortcmd(base64.b64encode(xoauth2("pop").encode()).decode())
    count, octets = box.stat()
    ids = box.uidl()[1]
    whole = b"\r\n".join(box.retr(count)[1])
    top = b"\r\n".join(box.top(1, 0)[1])
    sizes = sum(int(line.split()[1]) for line in box.list()[1])
    box.quit()
    return {
        "count": count,
        "octets": octets,
        "sizes": sizes,
        "ids": len(set(ids)),
        "from": email.message_from_bytes(whole)["From"],
        "top": b"Subject" in top,
    }


def smtp():
    server = smtplib.SMTP(card["smtp"]["host"], card["smtp"]["port"], local_hostname="client.example")
    server.ehlo()
    before = server.esmtp_features.get("auth")
    server.starttls(context=context)
    server.ehlo()
    server.auth("XOAUTH2", lambda challenge=None: xoauth2("smtp"))
    message = email.message.EmailMessage()
    message["From"] = user
    message["To"] = card["recipient"]
    message["Subject"] = "Grüße von smtplib"
    message.set_content(".eine Zeile mit Punkt\nund ß")
    server.send_message(message)
    after = server.esmtp_features.get("auth")
    server.quit()
    return {"authBeforeTls": before, "auth": after}


print(json.dumps({"imap": imap(), "pop": pop(), "smtp": smtp()}))
