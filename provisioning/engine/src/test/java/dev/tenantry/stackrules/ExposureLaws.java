package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.adding;
import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.replacing;
import static dev.tenantry.stackrules.Law.some;
import static dev.tenantry.stackrules.Law.whole;
import static dev.tenantry.stackrules.Law.without;

import dev.tenantry.stackrules.Planned.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Nothing has a public address, and nothing is open to everybody. */
final class ExposureLaws {

    private ExposureLaws() {}

    static Stream<Law> all() {
        return Stream.of(addresses(), buckets(), policies()).flatMap(List::stream);
    }

    private static List<Law> addresses() {
        return List.of(
                each(
                        "aws_subnet",
                        "no subnet gives public addresses",
                        subnet -> !subnet.isTrue("map_public_ip_on_launch"),
                        after -> after.put("map_public_ip_on_launch", true)),
                each(
                        "aws_eks_cluster",
                        "the cluster has no public address",
                        cluster -> cluster.isFalse("vpc_config", "0", "endpoint_public_access"),
                        after -> ((ObjectNode) after.path("vpc_config").path(0)).put("endpoint_public_access", true)),
                each(
                        "aws_eks_cluster",
                        "the cluster answers inside the network",
                        cluster -> cluster.isTrue("vpc_config", "0", "endpoint_private_access"),
                        after -> ((ObjectNode) after.path("vpc_config").path(0)).put("endpoint_private_access", false)),
                each(
                        "aws_db_instance",
                        "the database has no public address",
                        database -> database.isFalse("publicly_accessible"),
                        after -> after.put("publicly_accessible", true)),
                each(
                        "aws_codebuild_project",
                        "the runner stands in the network",
                        project -> project.isGiven("vpc_config", "0"),
                        after -> after.putArray("vpc_config")),
                each(
                        "aws_codebuild_project",
                        "the runner has no power over its host",
                        project -> project.isFalse("environment", "0", "privileged_mode"),
                        after -> ((ObjectNode) after.path("environment").path(0)).put("privileged_mode", true)),
                each(
                        "aws_codebuild_project",
                        "the runner's image comes from a registry in the same region",
                        project -> project.text("environment", "0", "image")
                                .matches("[0-9]{12}\\.dkr\\.ecr\\.eu-central-1\\.amazonaws\\.com/.+"),
                        after -> ((ObjectNode) after.path("environment").path(0))
                                .put("image", "docker.io/library/alpine:3")));
    }

    private static List<Law> buckets() {
        Predicate<Planned> withContent = bucket -> bucket.address().matches(".*\\[\"(documents|backup)\"]");
        return List.of(
                each(
                        "aws_s3_bucket_public_access_block",
                        "no bucket can become public",
                        block -> Stream.of(
                                        "block_public_acls",
                                        "block_public_policy",
                                        "ignore_public_acls",
                                        "restrict_public_buckets")
                                .allMatch(block::isTrue),
                        after -> after.put("ignore_public_acls", false)),
                beside("aws_s3_bucket_public_access_block", "each bucket is kept from becoming public"),
                beside("aws_s3_bucket_policy", "each bucket has a policy"),
                beside("aws_s3_bucket_ownership_controls", "each bucket says whose its objects are"),
                beside("aws_s3_bucket_server_side_encryption_configuration", "each bucket says how it is encrypted"),
                beside("aws_s3_bucket_versioning", "each bucket keeps overwritten versions"),
                beside("aws_s3_bucket_lifecycle_configuration", "each bucket forgets"),
                each(
                        "aws_s3_bucket_ownership_controls",
                        "objects are the account's, whoever brings them",
                        bucket -> bucket.says("BucketOwnerEnforced", "rule", "0", "object_ownership"),
                        after -> ((ObjectNode) after.path("rule").path(0)).put("object_ownership", "ObjectWriter")),
                some(
                        "aws_s3_bucket_policy",
                        withContent,
                        "content is read and written from inside the network only",
                        (plan, bucket) -> fromInside(bucket)
                                .anyMatch(one -> one.actions()
                                                .containsAll(
                                                        List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"))
                                        && !one.condition("aws:SourceVpce").isEmpty()),
                        replacing("policy", "aws:SourceVpce", "aws:Anything")),
                some(
                        "aws_s3_bucket_policy",
                        withContent,
                        "the rule of the inside touches objects only, so that nobody is locked out of a bucket's settings",
                        (plan, bucket) -> fromInside(bucket)
                                .flatMap(one -> one.actions().stream())
                                .allMatch(action -> action.contains("Object")),
                        replacing("policy", "s3:GetObjectVersion", "s3:*")),
                some(
                        "aws_s3_bucket_policy",
                        withContent,
                        "nobody but the copier of backups is let past the rule of the inside",
                        (plan, bucket) -> fromInside(bucket)
                                .flatMap(one -> one.condition("aws:PrincipalArn").stream())
                                .allMatch(arn -> arn.endsWith(":role/tenantry-copier")),
                        replacing("policy", "role/tenantry-copier", "role/anybody")));
    }

    private static Stream<Statement> fromInside(Planned bucket) {
        return bucket.statements("policy").stream()
                .filter(one -> !one.allows() && one.isCalled("ObjectsOnlyFromInside"));
    }

    /** Each bucket has one of these with it, under the same key. */
    private static Law beside(String type, String name) {
        return whole(
                name,
                plan -> {
                    Set<String> there = plan.of(type).map(ExposureLaws::key).collect(Collectors.toSet());
                    return plan.of("aws_s3_bucket")
                            .map(ExposureLaws::key)
                            .filter(key -> !there.contains(key))
                            .toList();
                },
                without(type));
    }

    private static String key(Planned resource) {
        return resource.address().replaceAll(".*\\[", "[");
    }

    private static List<Law> policies() {
        return List.of(
                whole(
                        "what is allowed to everybody is bound to the own account or to images",
                        plan -> plan.all().stream()
                                .filter(resource -> resource.after().has("policy")
                                        && !resource.text("policy").isEmpty())
                                .filter(resource -> resource.statements("policy").stream()
                                        .filter(one -> one.allows() && one.isForEverybody())
                                        .anyMatch(one -> !one.condition("aws:PrincipalAccount")
                                                        .equals(List.of("111122223333"))
                                                && !one.isCalled("LayersOfImages")))
                                .map(Planned::address)
                                .toList(),
                        plan -> plan.of("aws_vpc_endpoint")
                                .filter(endpoint -> !endpoint.text("policy").isEmpty())
                                .findFirst()
                                .ifPresent(endpoint -> replacing("policy", "aws:PrincipalAccount", "aws:Anything")
                                        .accept(endpoint.after()))),
                each(
                        "aws_secretsmanager_secret",
                        "secrets are read by the runner alone",
                        secret -> secret.statements("policy").stream()
                                .anyMatch(one -> !one.allows()
                                        && one.isForEverybody()
                                        && one.actions().contains("secretsmanager:GetSecretValue")
                                        && one.condition("aws:PrincipalArn")
                                                .equals(List.of("arn:aws:iam::111122223333:role/tenantry-runner"))),
                        replacing("policy", "tenantry-runner", "anybody")),
                whole(
                        "no secret is in the plan",
                        plan -> plan.of("aws_secretsmanager_secret_version", "random_password", "aws_iam_access_key")
                                .map(Planned::address)
                                .toList(),
                        adding("aws_secretsmanager_secret_version", after -> after.put("secret_string", "x"))),
                each(
                        "aws_db_instance",
                        "RDS keeps the master's password, nobody else",
                        database -> database.isTrue("manage_master_user_password") && !database.isGiven("password"),
                        after -> after.put("password", "x")),
                each(
                        "aws_elasticache_user",
                        "no password of Valkey is in the plan",
                        user -> user.says("iam", "authentication_mode", "0", "type") && !user.isGiven("passwords", "0"),
                        after -> after.putArray("passwords").add("x")),
                each(
                        "aws_elasticache_user",
                        "the assistant does not administer its cache",
                        user -> user.text("access_string").contains("-@admin"),
                        after -> after.put("access_string", "on ~* +@all")));
    }
}
