package dev.tenantry.processes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How programs become Jobs of a cluster.
 *
 * @param template the Job that each program becomes, as YAML or JSON: image, storage, limits and account are its own
 * @param url the cluster's API; null for the cluster that the portal is in
 * @param account folder with {@code token}, {@code ca.crt} and {@code namespace}, as a pod has them; read at each call
 * @param timeout how long an answer may take
 * @param begin how long a program may wait for a place or an image before it is given up
 */
record KubernetesSettings(
        @Nullable Path template,
        @Nullable URI url,

        @DefaultValue("/var/run/secrets/kubernetes.io/serviceaccount")
        Path account,

        @DefaultValue("3s") Duration timeout,
        @DefaultValue("10m") Duration begin) {}
