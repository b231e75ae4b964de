package dev.tenantry.database;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Begins to bring the embedded database up before the application's beans are looked for: the one waits for programs, the
 * other for the processor. Without it, or with an external database, the first bean that needs the database brings it up.
 */
public final class DatabaseAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseSettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("tenantry.database", DatabaseSettings.class);
        if (settings.embedded()) {
            register(EmbeddedDatabase.begin(settings), (DefaultSingletonBeanRegistry) context.getBeanFactory());
        }
    }

    /** Registered first, it is ended last: a pool must never outlive its server. */
    private static void register(EmbeddedDatabase begun, DefaultSingletonBeanRegistry beans) {
        beans.registerSingleton("embeddedDatabase", begun);
        beans.registerDisposableBean("embeddedDatabase", begun);
    }
}
