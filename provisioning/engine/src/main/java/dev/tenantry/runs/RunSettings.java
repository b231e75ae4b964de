package dev.tenantry.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param node names this portal among the living ones; the same after a restart, so that its own locks free at once. Left empty, it is
 *     made of the machine's name and the folder, which two portals cannot share
 * @param folder where steps keep their work folders
 * @param callLimit a step's call that takes longer is cut off
 * @param lease how long a node may work without renewing; every outside call must end within it
 * @param keepFolders how long what a run's steps wrote there is kept after its end
 * @param keepLogs how long what its steps told is kept after a run's end
 * @param slots how many runs this node works on at the same time
 */
@ConfigurationProperties("tenantry.runs")
public record RunSettings(
        @DefaultValue("") String node,
        Path folder,
        @DefaultValue("5s") Duration callLimit,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1h") Duration keepFolders,
        @DefaultValue("180d") Duration keepLogs,
        @DefaultValue("8") int slots) {

    public RunSettings {
        node = node.isBlank() ? named(folder) : node;
    }

    private static String named(Path folder) {
        String place = folder.toAbsolutePath().normalize().toString();
        return machine() + "-" + Integer.toHexString(place.hashCode());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            // the machine has a name that nobody can look up: the message begins with it
            return String.valueOf(unknown.getMessage()).replaceAll(":.*", "");
        }
    }
}
