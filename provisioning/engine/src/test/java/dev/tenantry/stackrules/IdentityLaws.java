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
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Roles can do what they are there for, under a boundary, and people have none. */
final class IdentityLaws {

    /** These know no resource; what they tag bounds them. */
    private static final Set<String> ON_EVERYTHING = Set.of("TagNodes", "TagInterfaces");

    /** Made by the account's bootstrap, whose trust and rights no release changes. */
    private static final String RUNNER = "arn:aws:iam::111122223333:role/tenantry-runner";

    private static final String COPIER = "arn:aws:iam::111122223333:role/tenantry-copier";

    /** Bounds what a cluster makes to what it tags as its own in the same call. */
    private static final String OF_THIS_CLUSTER = "aws:RequestTag/eks:eks-cluster-name";

    private IdentityLaws() {}

    static Stream<Law> all() {
        return Stream.of(roles(), bootstrap(), rights(), cluster()).flatMap(List::stream);
    }

    private static List<Law> roles() {
        return List.of(
                each(
                        "aws_iam_role",
                        "no role exceeds the boundary of the bootstrap",
                        role -> role.says("arn:aws:iam::111122223333:policy/tenantry-boundary", "permissions_boundary"),
                        after -> after.putNull("permissions_boundary")),
                each(
                        "aws_iam_role",
                        "roles lie below one path, where the provisioner may make them",
                        role -> role.says("/tenantry/", "path"),
                        after -> after.put("path", "/")),
                each(
                        "aws_iam_role",
                        "roles are taken on by services of AWS alone",
                        role -> trust(role).allMatch(one -> one.services().size() == 1 && !one.isForEverybody()),
                        replacing("assume_role_policy", "\"Service\":", "\"AWS\":")),
                some(
                        "aws_iam_role",
                        role -> !role.text("assume_role_policy").contains("ec2.amazonaws.com"),
                        "a service takes a role on for this account alone",
                        (plan, role) -> trust(role)
                                .allMatch(one ->
                                        one.condition("aws:SourceAccount").equals(List.of(plan.input("account_id")))),
                        replacing("assume_role_policy", "aws:SourceAccount", "aws:Anything")),
                some(
                        "aws_iam_role",
                        role -> role.text("assume_role_policy").contains("pods.eks.amazonaws.com"),
                        "a pod's role is for one service account of one namespace of this cluster",
                        (plan, role) -> trust(role)
                                .allMatch(one -> Stream.of(
                                                "eks-cluster-name",
                                                "kubernetes-namespace",
                                                "kubernetes-service-account")
                                        .allMatch(tag -> one.condition("aws:RequestTag/" + tag)
                                                        .size()
                                                == 1)),
                        replacing(
                                "assume_role_policy",
                                "aws:RequestTag/kubernetes-service-account",
                                "aws:RequestTag/other")),
                whole(
                        "nobody has a key or a password",
                        plan -> plan.of(
                                        "aws_iam_user",
                                        "aws_iam_access_key",
                                        "aws_iam_group",
                                        "aws_iam_user_login_profile")
                                .map(Planned::address)
                                .toList(),
                        adding("aws_iam_access_key", after -> after.put("user", "x"))),
                whole(
                        "AWS's own policies are attached to cluster and nodes alone",
                        plan -> plan.of("aws_iam_role_policy_attachment")
                                .filter(one -> !one.text("policy_arn")
                                        .matches(
                                                "arn:aws:iam::aws:policy/(AmazonEKS(Cluster|Compute|BlockStorage|LoadBalancing|Networking)Policy|AmazonEKSWorkerNodeMinimalPolicy|"
                                                        + "AmazonEC2ContainerRegistryPullOnly)"))
                                .map(Planned::address)
                                .toList(),
                        adding(
                                "aws_iam_role_policy_attachment",
                                after -> after.put("policy_arn", "arn:aws:iam::aws:policy/AdministratorAccess"))));
    }

    private static List<Law> bootstrap() {
        return List.of(
                whole(
                        "roles are made by those names alone by which the bootstrap lets any be made",
                        plan -> plan.of("aws_iam_role")
                                .filter(role ->
                                        !role.text("name").matches("tenantry-acme-(cluster|flow-log|node|pod-[a-z-]+)"))
                                .map(Planned::address)
                                .toList(),
                        adding("aws_iam_role", after -> after.put("name", "tenantry-acme-runner"))),
                each(
                        "aws_codebuild_project",
                        "builds have the role that the bootstrap makes",
                        project -> project.says(RUNNER, "service_role"),
                        after -> after.put(
                                "service_role", "arn:aws:iam::111122223333:role/tenantry/tenantry-acme-node")),
                each(
                        "aws_backup_selection",
                        "copies are made by the role that the bootstrap makes",
                        selection -> selection.says(COPIER, "iam_role_arn"),
                        after -> after.put("iam_role_arn", RUNNER)),
                some(
                        "aws_eks_access_entry",
                        entry -> entry.says("STANDARD", "type"),
                        "the runner that the cluster knows is the bootstrap's",
                        (plan, entry) -> entry.says(RUNNER, "principal_arn"),
                        after -> after.put("principal_arn", COPIER)));
    }

    private static List<Law> rights() {
        Predicate<Planned> ofPods = policy -> policy.address().contains("aws_iam_role_policy.pod");
        return List.of(
                each(
                        "aws_iam_role_policy",
                        "no right of our own is for everything",
                        policy -> allows(policy).noneMatch(one -> one.actions().contains("*")),
                        replacing("policy", "\"Action\":\\[\"[^\"]+\"", "\"Action\":[\"*\"")),
                each(
                        "aws_iam_role_policy",
                        "no right of our own is for a whole service",
                        policy -> allows(policy)
                                .flatMap(one -> one.actions().stream())
                                .noneMatch(action -> action.endsWith(":*")),
                        replacing("policy", "\"Action\":\\[\"[^\"]+\"", "\"Action\":[\"s3:*\"")),
                each(
                        "aws_iam_role_policy",
                        "no right is on every resource but where AWS knows none",
                        policy -> allows(policy)
                                .filter(one -> one.resources().contains("*"))
                                .allMatch(one -> ON_EVERYTHING.stream().anyMatch(one::isCalled)),
                        replacing("policy", "\"Resource\":\\[\"[^\"]+\"", "\"Resource\":[\"*\"")),
                each(
                        "aws_iam_role_policy",
                        "no role makes roles, hands one on or opens the network",
                        policy -> allows(policy).noneMatch(IdentityLaws::reachesTooFar),
                        replacing("policy", "\"Action\":\\[\"[^\"]+\"", "\"Action\":[\"iam:PassRole\"")),
                some(
                        "aws_iam_role_policy",
                        policy -> policy.address().equals("module.iam.aws_iam_role_policy.tags"),
                        "what the cluster makes with our tags is of this cluster",
                        (plan, policy) -> allows(policy)
                                .allMatch(one -> one.condition(OF_THIS_CLUSTER)
                                                .equals(List.of("${aws:PrincipalTag/eks:eks-cluster-name}"))
                                        && one.actions().stream()
                                                .allMatch(action -> action.matches("ec2:(Create|Run)[A-Za-z]+"))),
                        replacing("policy", "aws:PrincipalTag", "aws:ResourceTag")),
                each(
                        "aws_iam_role_policy",
                        "keys are used through services alone",
                        policy -> allows(policy)
                                .filter(one -> one.actions().stream().anyMatch(action -> action.startsWith("kms:")))
                                .allMatch(one -> one.condition("kms:ViaService").size() == 1
                                        || one.condition("kms:GrantIsForAWSResource")
                                                .contains("true")),
                        replacing("policy", "\"Action\":\\[\"[^\"]+\"", "\"Action\":[\"kms:Decrypt\"")),
                some(
                        "aws_iam_role_policy",
                        ofPods,
                        "a pod reaches objects of its own bucket below its own prefix",
                        (plan, policy) -> allows(policy)
                                .filter(one -> one.isCalled("Objects"))
                                .flatMap(one -> one.resources().stream())
                                .allMatch(
                                        arn -> arn.matches(
                                                "arn:aws:s3:::tenantry-acme-(documents|backup|models)-111122223333/([a-z-]+/)?\\*")),
                        replacing("policy", "arn:aws:s3:::tenantry-acme", "arn:aws:s3:::somebody")),
                some(
                        "aws_iam_role_policy",
                        ofPods.and(policy -> policy.address().contains("ollama")),
                        "what runs the models changes none of them",
                        (plan, policy) -> allows(policy)
                                .flatMap(one -> one.actions().stream())
                                .noneMatch(action -> action.matches("s3:(Put|Delete).*")),
                        replacing("policy", "s3:GetObject", "s3:PutObject")));
    }

    private static List<Law> cluster() {
        return List.of(
                each(
                        "aws_eks_cluster",
                        "who builds the cluster has no rights in it",
                        cluster -> cluster.isFalse("access_config", "0", "bootstrap_cluster_creator_admin_permissions"),
                        after -> ((ObjectNode) after.path("access_config").path(0))
                                .put("bootstrap_cluster_creator_admin_permissions", true)),
                each(
                        "aws_eks_cluster",
                        "rights in the cluster are given by AWS's interface alone",
                        cluster -> cluster.says("API", "access_config", "0", "authentication_mode"),
                        after -> ((ObjectNode) after.path("access_config").path(0))
                                .put("authentication_mode", "CONFIG_MAP")),
                whole(
                        "the runner alone administers the cluster",
                        plan -> plan.of("aws_eks_access_policy_association")
                                .filter(one -> one.text("policy_arn").endsWith("AmazonEKSClusterAdminPolicy"))
                                .map(Planned::address)
                                .filter(address -> !address.equals(
                                        "module.eks.aws_eks_access_policy_association.this[\"runner\"]"))
                                .toList(),
                        adding(
                                "aws_eks_access_policy_association",
                                after -> after.put(
                                        "policy_arn",
                                        "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"))),
                whole(
                        "each pod that calls AWS has an identity of its own",
                        plan -> plan.of("aws_eks_pod_identity_association")
                                        .map(one -> one.text("service_account"))
                                        .sorted()
                                        .toList()
                                        .equals(List.of("figures", "ollama", "open-webui", "qdrant"))
                                ? List.of()
                                : List.of("identities"),
                        without("aws_eks_pod_identity_association")));
    }

    private static boolean reachesTooFar(Statement right) {
        boolean ofThisCluster = !right.condition(OF_THIS_CLUSTER).isEmpty();
        return right.actions().stream()
                .anyMatch(action -> action.startsWith("iam:")
                        || action.startsWith("sts:")
                        || (!ofThisCluster
                                && action.matches("ec2:(Create|Attach|Modify|Authorize)(?!NetworkInterface).*")));
    }

    private static Stream<Statement> trust(Planned role) {
        return role.statements("assume_role_policy").stream();
    }

    private static Stream<Statement> allows(Planned policy) {
        return policy.statements("policy").stream().filter(Statement::allows);
    }
}
