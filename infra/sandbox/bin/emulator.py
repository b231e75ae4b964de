"""The AWS emulator as a server, moto with three changes.

It evaluates policies of buckets without their conditions, so that "deny, unless by TLS" denies everything to everybody: here it
evaluates none. Policies are tested against AWS's own words in infra/terraform/test.

It runs no builds. Who does asks GET /moto-api/builds.json: all builds of all accounts, as BatchGetBuilds shows them, with the
status that was asked for (IN_PROGRESS or STOPPED).

It answers one request after the other. Two at once get into each other's way in it, and then what was made is refused as "already there"
when the caller asks again."""

import json
import threading

from moto.codebuild.models import CodeBuildBackend, codebuild_backends
from moto.iam.access_control import PermissionResult
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.moto_api._internal.urls import url_paths
from moto.s3.models import FakeBucket
from moto.server import main

FakeBucket.get_permission = lambda self, action, resource: PermissionResult.NEUTRAL


# looking at a build makes it a success here, also one that was stopped
stopped = set()
stop_build = CodeBuildBackend.stop_build


def remember_and_stop(self, build_id):
    stopped.add(build_id)
    return stop_build(self, build_id)


CodeBuildBackend.stop_build = remember_and_stop


def builds(request, full_url, headers):
    found = [
        {**build, "buildStatus": "STOPPED"} if build["id"] in stopped else build
        for account in list(codebuild_backends.values())
        for backend in list(account.values())
        for history in list(backend.build_metadata_history.values())
        for build in list(history)
    ]
    return 200, {"content-type": "application/json"}, json.dumps({"builds": found})


url_paths["{0}/moto-api/builds.json"] = builds

turn = threading.Lock()
dispatch = DomainDispatcherApplication.__call__


def one_after_the_other(self, environ, start_response):
    with turn:
        return dispatch(self, environ, start_response)


DomainDispatcherApplication.__call__ = one_after_the_other

if __name__ == "__main__":
    main()
