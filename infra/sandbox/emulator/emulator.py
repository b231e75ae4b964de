"""The AWS emulator as a server, moto with changes.

It evaluates policies of buckets without their conditions, so that "deny, unless by TLS" denies everything to everybody: here it
evaluates none. Policies are tested against AWS's own words in infra/terraform/test.

It writes no access logs of buckets: nobody reads them, and told again they would have other names, so that their bucket could not be deleted once more.

It cannot delete the last version of an object if that says that the object was deleted: here it can, or no bucket that was used would ever go.

It runs no builds. Who does asks GET /moto-api/builds.json: all builds of all accounts, as BatchGetBuilds shows them, with the
status that was asked for (IN_PROGRESS or STOPPED). A build that was stopped stays stopped. What came to nothing is told by POST to the same place,
{"failed": id}, and stays failed.

The provider's own account manages an organization, in which accounts can be made.

It stumbles over the tags that CloudFormation gives to keys: here it takes them in either form.

It answers one request after the other, since two at once get into each other's way in it. A call that is repeated because its answer was lost on
the way gets that answer; moto would refuse what it has just made as "already there".

EMULATOR_MEMORY names a file for what it was told; with it a later start knows everything again."""

import io
import json
import os
import re
import threading
from collections import OrderedDict

from moto.codebuild.models import CodeBuildBackend, codebuild_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.iam.access_control import PermissionResult
from moto.kms.models import KmsBackend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.moto_api._internal.urls import url_paths
from moto.organizations.models import organizations_backends
from moto.s3.models import FakeBucket, FakeDeleteMarker, S3Backend
from moto.server import main

from memory import Memory, only_looks

FakeBucket.get_permission = lambda self, action, resource: PermissionResult.NEUTRAL
FakeDeleteMarker.dispose = lambda self, garbage=False: None
S3Backend.log_incoming_request = lambda self, request, bucket_name: None


look_at_builds = CodeBuildBackend.batch_get_builds


def look_and_leave_what_ended(self, ids):
    """Looking makes every build a success in moto; one that was stopped or has failed stays so here, and nobody waits for its result."""
    ended = [
        (build, build["buildStatus"])
        for history in self.build_metadata_history.values()
        for build in history
        if build["buildStatus"] in ("STOPPED", "FAILED")
    ]
    found = look_at_builds(self, ids)
    for build, status in ended:
        build["buildStatus"] = status
    return found


CodeBuildBackend.batch_get_builds = look_and_leave_what_ended
begin_build = CodeBuildBackend.start_build


def begin_build_with_a_log(self, project_name, *more, **and_more):
    """moto knows no log of a build; here it is where the project says, in a stream named as CodeBuild names it."""
    build = begin_build(self, project_name, *more, **and_more)
    config = self.codebuild_projects[project_name].project_metadata.get("logsConfig") or {}
    group = config.get("cloudWatchLogs", {}).get("groupName") or "/aws/codebuild/" + project_name
    build["logs"] |= {"groupName": group, "streamName": build["id"].split(":")[-1]}
    return build


CodeBuildBackend.start_build = begin_build_with_a_log

delete_project = CodeBuildBackend.delete_project


def delete_project_by_either_name(self, project_name):
    """Terraform names it in full; moto knows the short name only, and says that all is well."""
    return delete_project(self, project_name.rsplit(":project/", 1)[-1])


CodeBuildBackend.delete_project = delete_project_by_either_name


def builds(request, full_url, headers):
    found = all_builds()
    if request.method == "POST":
        failed = json.loads(request.data or "{}").get("failed")
        for build in found:
            if build["id"] == failed and build["buildStatus"] != "STOPPED":
                build["buildStatus"] = "FAILED"
        return 200, {"content-type": "application/json"}, "{}"
    return 200, {"content-type": "application/json"}, json.dumps({"builds": found})


def all_builds():
    return [
        build
        for account in list(codebuild_backends.values())
        for backend in list(account.values())
        for history in list(backend.build_metadata_history.values())
        for build in list(history)
    ]


url_paths["{0}/moto-api/builds.json"] = builds

make_key = KmsBackend.create_key


def make_key_with_tags_of_either_form(self, policy, key_usage, key_spec, description, tags, *more):
    """CloudFormation writes Key and Value, KMS itself TagKey and TagValue."""
    either = [{"TagKey": tag.get("TagKey", tag.get("Key")), "TagValue": tag.get("TagValue", tag.get("Value"))} for tag in tags or []]
    return make_key(self, policy, key_usage, key_spec, description, either, *more)


KmsBackend.create_key = make_key_with_tags_of_either_form

memory = Memory(os.environ.get("EMULATOR_MEMORY"))
memory.take_chances()
organizations_backends[DEFAULT_ACCOUNT_ID]["aws"].create_organization(region="us-east-1", FeatureSet="ALL")

turn = threading.Lock()
dispatch = DomainDispatcherApplication.__call__
MOST_ANSWERS = 1000
answers = OrderedDict()


def attempt(environ):
    """Which try of one call this is, as the SDKs of AWS number them; 1 for everybody else."""
    said = re.search(r"attempt=(\d+)", environ.get("HTTP_AMZ_SDK_REQUEST", ""))
    return int(said.group(1)) if said else 1


def body_of(environ):
    """All of it, in one piece, and once more for whoever reads it next."""
    chunked = environ.pop("HTTP_TRANSFER_ENCODING", None)
    body = environ["wsgi.input"].read() if chunked else environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    return body


def answer_to(application, environ, body):
    """Status, headers and body; what changed something is kept, and its answer too, for whoever asks again."""
    told = []

    def tell(status, headers, *rest):
        told[:] = [status, headers]

    look = only_looks(environ, body)
    memory.take_chances(look)
    said = b"".join(dispatch(application, environ, tell))
    status, headers = told
    if not look:
        if status < "4":
            memory.keep(environ, body)
        else:
            print("refused:", status, environ.get("HTTP_AMZ_SDK_REQUEST"), said[:500], flush=True)
        if status < "5":
            remember(environ.get("HTTP_AMZ_SDK_INVOCATION_ID"), (status, headers, said))
    return status, headers, said


def remember(call, answer):
    if call:
        answers[call] = answer
        while len(answers) > MOST_ANSWERS:
            answers.popitem(last=False)


def one_after_the_other(application, environ, start_response):
    """What was done is not done again for a call that is repeated because its answer was lost: it gets that answer."""
    call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
    body = body_of(environ)
    with turn:
        if not memory.recalled:
            memory.recall(lambda *known: answer_to(application, *known))
        if attempt(environ) > 1 and call in answers:
            status, headers, said = answers[call]
            print("answered again:", environ.get("HTTP_AMZ_SDK_REQUEST"), environ.get("PATH_INFO"), status, flush=True)
        else:
            status, headers, said = answer_to(application, environ, body)
    start_response(status, headers)
    return [said]


DomainDispatcherApplication.__call__ = one_after_the_other

if __name__ == "__main__":
    main()
