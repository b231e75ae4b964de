package dev.tenantry.sandbox.builds;

import java.nio.file.Path;
import java.util.Map;

/** The Kubernetes of each tenant's account. */
interface Clusters {

    /** The account's; throws {@link IllegalStateException} if there is none to be had. */
    Cluster of(String account);

    /** How one is spoken to. */
    record Cluster(Path helm, Path kubectl, Path kubeconfig) {

        /** By the names that the runner looks for. */
        Map<String, String> environment() {
            return Map.of(
                    "TENANTRY_HELM", helm.toString(),
                    "TENANTRY_KUBECTL", kubectl.toString(),
                    "KUBECONFIG", kubeconfig.toString());
        }
    }

    static Clusters of(Options options) {
        return RealProgram.among(options, Options.KUBERNETES)
                .<Clusters>map(Real::new)
                .orElseGet(() -> new Simulated(options));
    }

    /** A folder for each. */
    record Simulated(Options options) implements Clusters {
        @Override
        public Cluster of(String account) {
            Path folder =
                    BuildHost.makeFolder(options.folder().resolve("clusters").resolve(account));
            return new Cluster(options.helm(), options.kubectl(), folder.resolve("kubeconfig"));
        }
    }

    /** A control plane of its own for each, with the Helm and the kubectl that were built beside it. */
    record Real(RealProgram kubernetes) implements Clusters {
        @Override
        public Cluster of(String account) {
            Map<String, String> told = kubernetes.start(account, Map.of());
            return new Cluster(named(told, "helm"), named(told, "kubectl"), named(told, "kubeconfig"));
        }

        private static Path named(Map<String, String> told, String key) {
            String value = told.get(key);
            if (value == null) {
                throw new IllegalStateException("the tenant's Kubernetes does not say where its " + key + " is");
            }
            return Path.of(value);
        }
    }
}
