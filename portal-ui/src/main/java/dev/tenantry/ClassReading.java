package dev.tenantry;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Lets Spring read the class files of the application by ASM. From Java 24 on it takes the JDK's own interface for class files,
 * which is still to be compiled itself when a program starts. The scan for components goes on taking that one.
 */
public final class ClassReading implements ApplicationContextInitializer<GenericApplicationContext> {

    /** What Spring Boot calls the one it makes, if there is none: {@code SharedMetadataReaderFactoryContextInitializer}. */
    static final String SHARED = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(SHARED, Remembering.class, () -> new Remembering(context));
    }

    /** Reads each file once until the application has started. */
    static final class Remembering extends SimpleMetadataReaderFactory
            implements ApplicationListener<ContextRefreshedEvent> {

        private final Map<Resource, MetadataReader> known = new ConcurrentHashMap<>();

        Remembering(ConfigurableApplicationContext context) {
            super(context);
        }

        @Override
        public MetadataReader getMetadataReader(Resource file) throws IOException {
            MetadataReader before = known.get(file);
            if (before != null) {
                return before;
            }
            MetadataReader read = super.getMetadataReader(file);
            known.put(file, read);
            return read;
        }

        @Override
        public void onApplicationEvent(ContextRefreshedEvent started) {
            known.clear();
        }
    }
}
