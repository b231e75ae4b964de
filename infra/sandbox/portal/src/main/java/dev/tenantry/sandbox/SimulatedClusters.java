package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the simulated clusters of the tenants' accounts are told to do wrong (infra/sandbox/helm/README.md). */
@Component
class SimulatedClusters {

    private final String folder;

    /** @param folder of all clusters; empty if there are none */
    SimulatedClusters(@Value("${tenantry.sandbox.clusters:}") String folder) {
        this.folder = folder;
    }

    /** Whether applications are deployed to simulated clusters here. */
    boolean exist() {
        return !folder.isEmpty();
    }

    /** No pod of this account may start for want of quota. */
    void refuseByQuota(String account) {
        write(account, "{\"fate\": \"quota\"}");
    }

    /** Every pod of this account crashes again and again. */
    void crash(String account) {
        write(account, "{\"fate\": \"crash-loop\"}");
    }

    /** Pods of this account take so long until they are ready. */
    void slow(String account, int seconds) {
        write(account, "{\"slowSeconds\": " + seconds + "}");
    }

    boolean isDisturbed(String account) {
        return Files.exists(file(account));
    }

    /** From now on all goes well in this account. */
    void heal(String account) {
        try {
            Files.deleteIfExists(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster of " + account + " cannot be healed", e);
        }
    }

    private Path file(String account) {
        return Path.of(folder, account, "switches.json");
    }

    private void write(String account, String switches) {
        try {
            var file = file(account);
            Files.createDirectories(Path.of(folder, account));
            var fresh = Files.writeString(file.resolveSibling("switches.new"), switches);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster of " + account + " cannot be disturbed", e);
        }
    }
}
