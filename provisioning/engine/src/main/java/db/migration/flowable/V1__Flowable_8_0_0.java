package db.migration.flowable;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Makes Flowable's tables from the scripts in its jars; its automatic schema update is off. A newer Flowable comes with a
 * migration of its own that runs its upgrade scripts.
 */
public class V1__Flowable_8_0_0 extends BaseJavaMigration {

    private static final String[] SCRIPTS = {
        "org/flowable/common/db/create/flowable.postgres.create.common.sql",
        "org/flowable/db/create/flowable.postgres.create.engine.sql",
        "org/flowable/db/create/flowable.postgres.create.history.sql"
    };

    @Override
    public void migrate(Context context) {
        for (String script : SCRIPTS) {
            ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(script));
        }
    }
}
