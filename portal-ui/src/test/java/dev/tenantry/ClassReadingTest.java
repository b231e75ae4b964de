package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.util.ReflectionTestUtils;

class ClassReadingTest {

    private ConfigurableApplicationContext started;

    @BeforeEach
    void start() {
        started = new SpringApplicationBuilder(ClassReadingTest.class)
                .web(WebApplicationType.NONE)
                .initializers(new ClassReading())
                .run();
    }

    @AfterEach
    void end() {
        started.close();
    }

    @Test
    void configuration_is_read_by_asm() throws IOException {
        var reader = started.getBean(ClassReading.SHARED, MetadataReaderFactory.class);
        var configuration = started.getBean(
                AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME,
                ConfigurationClassPostProcessor.class);
        assertThat(ReflectionTestUtils.getField(configuration, "metadataReaderFactory"))
                .isSameAs(reader);
        assertThat(reader.getMetadataReader("java.util.ArrayList").getClass().getSimpleName())
                .isEqualTo("SimpleMetadataReader");
    }

    @Test
    void a_file_is_read_once_until_the_application_has_started() throws IOException {
        var reader = started.getBean(ClassReading.SHARED, ClassReading.Remembering.class);
        var read = reader.getMetadataReader("java.util.ArrayList");
        assertThat(reader.getMetadataReader("java.util.ArrayList")).isSameAs(read);
        started.publishEvent(new ContextRefreshedEvent(started));
        assertThat(reader.getMetadataReader("java.util.ArrayList")).isNotSameAs(read);
    }
}
