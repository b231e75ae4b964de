package dev.tenantry.sandbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The simulated clusters of the tenants' accounts, each a folder, and what they are told to do wrong. Where tenants have real
 * ones there are none, and nothing goes wrong on purpose.
 */
@Component
public class SimulatedClusters {

    private static final String SWITCHES = "switches.json";

    private final String folder;

    /** @param folder of all clusters; empty if there are none here */
    SimulatedClusters(@Value("${tenantry.sandbox.clusters:}") String folder) {
        this.folder = folder;
    }

    /** The accounts in which something was deployed, or is to go wrong. */
    List<String> accounts() {
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> clusters = Files.list(Path.of(folder))) {
            return clusters.filter(Files::isDirectory)
                    .map(cluster -> cluster.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the clusters in " + folder + " cannot be read", e);
        }
    }

    /** What goes wrong in an account; empty if nothing does. One that somebody wrote by hand counts as none of ours. */
    public Optional<ClusterFault> faultOf(String account) {
        try {
            var file = file(account);
            var set = !folder.isEmpty() && Files.exists(file)
                    ? Files.readString(file).strip()
                    : "";
            return Stream.of(ClusterFault.values())
                    .filter(fault -> fault.switches().equals(set))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster of " + account + " cannot be read", e);
        }
    }

    /** From now on this goes wrong in the account, instead of what went wrong before. */
    public void disturb(String account, ClusterFault fault) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(Path.of(folder, account));
            var fresh = Files.writeString(file(account).resolveSibling("switches.new"), fault.switches());
            Files.move(fresh, file(account), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster of " + account + " cannot be disturbed", e);
        }
    }

    /** From now on all goes well in the account. */
    public void heal(String account) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster of " + account + " cannot be healed", e);
        }
    }

    private Path file(String account) {
        return Path.of(folder, account, SWITCHES);
    }
}
