package dev.tenantry.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Migrates each module's tables from its own folder {@code db/migration/<module>}, with its own history. Modules that
 * others build on come first; the rest follow by name.
 */
final class Migrations {

    private static final List<String> FIRST = List.of("database", "identity", "audit", "tenants", "secrets", "runs");
    private static final Pattern FOLDER = Pattern.compile(".*/db/migration/([a-z_]+)/[^/]+\\.(?:sql|class)$");

    private final DataSource owner;

    Migrations(DataSource owner) {
        this.owner = owner;
    }

    void run() {
        modules().forEach(this::migrate);
    }

    static List<String> modules() {
        PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
        try {
            return Stream.of("sql", "class")
                    .flatMap(kind -> Stream.of(files(classPath, kind)))
                    .map(Migrations::folder)
                    .distinct()
                    .sorted(Comparator.<String>comparingInt(Migrations::rank).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (UncheckedIOException failed) {
            throw new IllegalStateException("the migrations on the class path cannot be listed", failed);
        }
    }

    private static Resource[] files(PathMatchingResourcePatternResolver classPath, String kind) {
        try {
            return classPath.getResources("classpath*:db/migration/*/*." + kind);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String folder(Resource file) {
        try {
            Matcher matcher = FOLDER.matcher(file.getURL().toString());
            if (!matcher.matches()) {
                throw new IllegalStateException("no module in " + file);
            }
            return matcher.group(1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int rank(String module) {
        int at = FIRST.indexOf(module);
        return at < 0 ? FIRST.size() : at;
    }

    private void migrate(String module) {
        String schema = RoleSetup.ENGINE_SCHEMAS.contains(module) ? module : "tenantry";
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration/" + module)
                .defaultSchema(schema)
                .createSchemas(false)
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
