"""Does what an employee does, and takes it away again: signs in, uploads a document, finds its text again, asks a model.

Run by `helm test`. The person is made for it and has no rights; answers of models are not printed.
"""
import json
import os
import secrets
import sys
import time
import urllib.error
import urllib.request

ASSISTANT = os.environ["ASSISTANT"]
PERSON = "helm-test@tenantry.invalid"
TEXT = f"The proof of this installation is the word {secrets.token_hex(8)}."


class Client:
    def __init__(self, token=None):
        self.token = token

    def call(self, method, path, body=None, kind="application/json", seconds=60):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        if data is not None:
            headers["Content-Type"] = kind
        request = urllib.request.Request(ASSISTANT + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as response:
                return json.load(response)
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"{method} {path}: {refused.code} {refused.read(300).decode(errors='replace')}") from None
        except urllib.error.URLError as silent:  # at standstill, too: a test that passed because nothing is there would be a lie
            raise SystemExit(f"{method} {path}: nobody answers ({silent.reason})") from None


def sign_in(email, password):
    return Client(Client().call("POST", "/api/v1/auths/signin", {"email": email, "password": password})["token"])


def dismiss(administrator):
    for person in administrator.call("GET", f"/api/v1/users/?query={PERSON}")["users"]:
        if person["email"] == PERSON:
            administrator.call("DELETE", f"/api/v1/users/{person['id']}")


def upload(person):
    edge = secrets.token_hex(8)
    part = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="proof.txt"\r\nContent-Type: text/plain\r\n\r\n'
    body = f"{part}{TEXT}\r\n--{edge}--\r\n".encode()
    file = person.call("POST", "/api/v1/files/?process=true", body, f"multipart/form-data; boundary={edge}")["id"]
    end = time.monotonic() + 120
    while (status := person.call("GET", f"/api/v1/files/{file}/process/status")["status"]) not in ("completed", "failed"):
        if time.monotonic() > end:
            raise SystemExit("the document was not read within two minutes")
        time.sleep(1)
    if status == "failed":
        raise SystemExit("the document could not be read")
    return file


def document(person):
    file = upload(person)
    try:
        question = {"collection_names": [f"file-{file}"], "query": TEXT, "k": 1}
        found = person.call("POST", "/api/v1/retrieval/query/collection", question)
        if TEXT not in json.dumps(found["documents"]):
            raise SystemExit("the document's text is not found again")
    finally:
        person.call("DELETE", f"/api/v1/files/{file}")


def chat(client, model):
    question = {"model": model, "stream": False, "messages": [{"role": "user", "content": "Answer with one word."}], "max_tokens": 8}
    answer = client.call("POST", "/api/chat/completions", question, seconds=300)
    if not answer["choices"][0]["message"]["content"]:
        raise SystemExit(f"{model} says nothing")


def main():
    administrator = sign_in(os.environ["WEBUI_ADMIN_EMAIL"], os.environ["WEBUI_ADMIN_PASSWORD"])
    dismiss(administrator)  # one that an aborted test has left behind
    password = secrets.token_urlsafe(24) + "Aa1!"
    administrator.call("POST", "/api/v1/auths/add", {"name": "Helm test", "email": PERSON, "password": password, "role": "user"})
    try:
        person = sign_in(PERSON, password)
        print("an employee signs in", file=sys.stderr)
        document(person)
        print("a document is stored, read and found again", file=sys.stderr)
        model = os.environ.get("CHAT_MODEL")
        if model:
            chat(administrator, model)  # people may use a model once the portal has let them
            print(f"{model} answers", file=sys.stderr)
    finally:
        dismiss(administrator)


main()
