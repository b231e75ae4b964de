"""The AWS emulator as a server. It evaluates policies of buckets without their conditions, so that "deny, unless by TLS" denies
everything to everybody: here it evaluates none. Policies are tested against AWS's own words in infra/terraform/test."""

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket
from moto.server import main

FakeBucket.get_permission = lambda self, action, resource: PermissionResult.NEUTRAL

if __name__ == "__main__":
    main()
