"""Makes the vectors of a whole assistant anew, from its documents and its database: the last resort, when no copy of Qdrant comes back.

In the assistant's own pod, whose settings it takes (docs/operations/recovery.md#vectors-made-anew says what must stand before):
  kubectl -n assistant exec -i deploy/open-webui -c open-webui -- python - < infra/operations/re-embed.py

Each file by itself, which reads the document from S3 again; then what people gave to the assistant as knowledge; then what it was asked to
remember. It can be run again. What could not be made is named by its id, never by its name, and is the exit code.
ADMIN_KEY: an administrator's API key, for an account whose password is not the settings'.
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request

ASSISTANT = os.environ.get("ASSISTANT", "http://127.0.0.1:8080")
HOURS = 3600


def call(method, path, body=None, token=None, seconds=600):
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(ASSISTANT + path, json.dumps(body).encode() if body is not None else None, headers, method=method)
    with urllib.request.urlopen(request, timeout=seconds) as answer:
        return json.load(answer)


def sign_in():
    if key := os.environ.get("ADMIN_KEY"):
        return key
    given = {"email": os.environ["WEBUI_ADMIN_EMAIL"], "password": os.environ["WEBUI_ADMIN_PASSWORD"]}
    try:
        return call("POST", "/api/v1/auths/signin", given)["token"]
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"the administrator of the settings cannot sign in: {refused.code}") from None


def files(token):
    """Ids of all files that somebody uploaded, page by page; of each, whether it lies in S3 or is a text alone."""
    page, ids = 1, []
    while items := call("GET", f"/api/v1/files/?content=false&page={page}", token=token)["items"]:
        ids += [item["id"] for item in items if item["id"] not in ids]
        page += 1
    return ids


def of_file(token, file):
    try:
        call("POST", "/api/v1/retrieval/process/file", {"file_id": file}, token, HOURS)
        return True
    except (urllib.error.HTTPError, OSError) as failed:
        print(f"{file}: {getattr(failed, 'code', type(failed).__name__)}", file=sys.stderr)
        return False


def searchable(token, file):
    """Whether anything of it is found; also of one whose knowledge base was made anew, which says well whatever happened."""
    found = call("POST", "/api/v1/retrieval/query/collection", {"collection_names": [f"file-{file}"], "query": "anything", "k": 1}, token)
    return bool(found["documents"] and found["documents"][0])


def main():
    began, token = time.monotonic(), sign_in()
    ids = files(token)
    for number, file in enumerate(ids, 1):
        of_file(token, file)
        print(f"{number} of {len(ids)} files, {time.monotonic() - began:.0f} s", file=sys.stderr)
    call("POST", "/api/v1/knowledge/reindex", token=token, seconds=24 * HOURS)
    bases = call("POST", "/api/v1/knowledge/metadata/reindex", token=token, seconds=HOURS)
    memories = call("POST", "/api/v1/memories/reindex", token=token, seconds=HOURS)
    lost = [file for file in ids if not searchable(token, file)]
    print(f"{len(ids) - len(lost)} of {len(ids)} files, {bases['success']} of {bases['total']} knowledge bases, {memories['total_memories']} memories", file=sys.stderr)
    if lost or bases["success"] != bases["total"]:
        raise SystemExit("\n".join(["not made:", *lost]))


main()
