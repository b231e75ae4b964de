package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Where it is played: the outside world, a database, and portals, each of them processes of their own. */
final class Stage implements AutoCloseable {

    /**
     * How often longer than on a machine of its own everything may take: a start, and beyond production a step's call and a lease.
     * {@code ./portal verify chaos} says how often; beside all other tests it is four times.
     */
    static final int PATIENCE = Integer.getInteger("chaos.patience", 4);

    private final Path home;
    private final List<String> more;
    private final Surroundings world;
    private final Database database;
    private final Pins pins;
    private final Program program;
    private final Disk disk;
    private final List<Node> nodes = new ArrayList<>();

    private Stage(Path home, List<String> more, Surroundings world, Database database, Program program, Disk disk) {
        this.home = home;
        this.more = more;
        this.disk = disk;
        this.world = world;
        this.database = database;
        this.pins = new Pins(database);
        this.program = program;
    }

    /**
     * With nothing in it; one portal runs. What an earlier one has left in the folder is ended and thrown away.
     *
     * @param smallDisk whether portals work on a disk that can be filled, where that is allowed
     */
    static Stage open(Path home, boolean real, Program program, boolean smallDisk) throws IOException {
        var stage = up(home, real, program, smallDisk, Map.of(), List.of());
        try {
            stage.pins.install();
            return stage;
        } catch (RuntimeException failed) {
            stage.close();
            throw failed;
        }
    }

    /**
     * The same for measuring: nothing holds a run, and the database counts what it is asked.
     *
     * @param more what portals are told besides, or otherwise than usual
     */
    static Stage measured(Path home, boolean real, Program program, String... more) throws IOException {
        return up(home, real, program, false, Database.COUNTING, List.of(more));
    }

    private static Stage up(
            Path home,
            boolean real,
            Program program,
            boolean smallDisk,
            Map<String, String> ofDatabase,
            List<String> more)
            throws IOException {
        var world = new Surroundings(home, real);
        world.close();
        var disk = new Disk(home.resolve("disk"));
        disk.close();
        clear(home);
        var stage = new Stage(home, more, world, Database.in(home.resolve("database"), ofDatabase), program, disk);
        try {
            if (smallDisk) {
                disk.open();
            }
            stage.database.prepare();
            world.up();
            stage.addNode().start();
            program.learnFrom(stage.node().pid());
            return stage;
        } catch (IOException | RuntimeException | AssertionError failed) {
            stage.close();
            throw failed;
        }
    }

    private static void clear(Path home) throws IOException {
        if (Files.exists(home)) {
            try (var old = Files.list(home)) {
                for (Path one : old.toList()) {
                    FileSystemUtils.deleteRecursively(one);
                }
            }
        }
        Files.createDirectories(home);
    }

    /** One more portal on the same database and with the same secrets; not started yet. */
    Node addNode() throws IOException {
        List<String> settings = new ArrayList<>(world.settings());
        settings.addAll(database.settings());
        settings.add("tenantry.runner.late-result=" + 5 * PATIENCE + "s");
        if (PATIENCE > 1) {
            settings.add("tenantry.runs.call-limit=" + 5 * PATIENCE + "s");
            settings.add("tenantry.runs.lease=" + 15 * PATIENCE + "s");
            settings.add("tenantry.database.standstill=" + 15 * PATIENCE + "s");
        }
        settings.add("tenantry.sessions.per-person=100"); // one demo person looks on with many browsers
        settings.add("tenantry.sessions.attempts=1000");
        settings.removeIf(usual -> more.stream().anyMatch(own -> name(own).equals(name(usual))));
        settings.addAll(more);
        var name = "portal-" + (nodes.size() + 1);
        var node = new Node(name, home.resolve(name), disk.folder().resolve(name), program, settings);
        if (!nodes.isEmpty()) {
            FileSystemUtils.copyRecursively(
                    nodes.getFirst().home().resolve("secrets"), node.home().resolve("secrets"));
        }
        nodes.add(node);
        return node;
    }

    /**
     * Has so many portals work.
     *
     * @param enclosed whether each is on a machine of its own, as far as processes go
     */
    void arrange(int portals, boolean enclosed) throws IOException {
        while (nodes.size() > portals) {
            nodes.removeLast().close();
        }
        for (Node node : nodes) {
            if (node.isEnclosed() != enclosed) {
                node.kill();
                node.enclose(enclosed);
                node.start();
            }
        }
        while (nodes.size() < portals) {
            var more = addNode();
            more.enclose(enclosed);
            more.start();
        }
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    Node node() {
        return nodes.getFirst();
    }

    List<Node> nodes() {
        return nodes;
    }

    Surroundings world() {
        return world;
    }

    Database database() {
        return database;
    }

    Pins pins() {
        return pins;
    }

    Disk disk() {
        return disk;
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        world.close();
        database.close();
        disk.close();
    }
}
