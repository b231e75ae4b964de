"""The AWS emulator as a server, moto with changes.

It evaluates policies of buckets without their conditions, so that "deny, unless by TLS" denies everything to everybody: here it
evaluates none. Policies are tested against AWS's own words in infra/terraform/test.

It runs no builds. Who does asks GET /moto-api/builds.json: all builds of all accounts, as BatchGetBuilds shows them, with the
status that was asked for (IN_PROGRESS or STOPPED). A build that was stopped stays stopped.

The provider's own account manages an organization, in which accounts can be made.

It stumbles over the tags that CloudFormation gives to keys: here it takes them in either form.

It answers one request after the other. Two at once get into each other's way in it, and then what was made is refused as "already there"
when the caller asks again."""

import json
import threading

from moto.codebuild.models import CodeBuildBackend, codebuild_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.iam.access_control import PermissionResult
from moto.kms.models import KmsBackend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.moto_api._internal.urls import url_paths
from moto.organizations.models import organizations_backends
from moto.s3.models import FakeBucket
from moto.server import main

FakeBucket.get_permission = lambda self, action, resource: PermissionResult.NEUTRAL


look_at_builds = CodeBuildBackend.batch_get_builds


def look_and_leave_stopped(self, ids):
    """Looking makes every build a success in moto; one that was stopped stays so here, and nobody waits for its result."""
    stopped = [build for history in self.build_metadata_history.values() for build in history if build["buildStatus"] == "STOPPED"]
    found = look_at_builds(self, ids)
    for build in stopped:
        build["buildStatus"] = "STOPPED"
    return found


CodeBuildBackend.batch_get_builds = look_and_leave_stopped


def builds(request, full_url, headers):
    found = [
        build
        for account in list(codebuild_backends.values())
        for backend in list(account.values())
        for history in list(backend.build_metadata_history.values())
        for build in list(history)
    ]
    return 200, {"content-type": "application/json"}, json.dumps({"builds": found})


url_paths["{0}/moto-api/builds.json"] = builds

make_key = KmsBackend.create_key


def make_key_with_tags_of_either_form(self, policy, key_usage, key_spec, description, tags, *more):
    """CloudFormation writes Key and Value, KMS itself TagKey and TagValue."""
    either = [{"TagKey": tag.get("TagKey", tag.get("Key")), "TagValue": tag.get("TagValue", tag.get("Value"))} for tag in tags or []]
    return make_key(self, policy, key_usage, key_spec, description, either, *more)


KmsBackend.create_key = make_key_with_tags_of_either_form

organizations_backends[DEFAULT_ACCOUNT_ID]["aws"].create_organization(region="us-east-1", FeatureSet="ALL")

turn = threading.Lock()
dispatch = DomainDispatcherApplication.__call__


def one_after_the_other(self, environ, start_response):
    with turn:
        return dispatch(self, environ, start_response)


DomainDispatcherApplication.__call__ = one_after_the_other

if __name__ == "__main__":
    main()
