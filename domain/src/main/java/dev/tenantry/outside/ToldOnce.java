package dev.tenantry.outside;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of once, by whichever process sees it first: who tells leaves a file, and whoever comes later finds it. */
public final class ToldOnce {

    private static final Logger LOG = LoggerFactory.getLogger(ToldOnce.class);

    private ToldOnce() {}

    /**
     * Whether nobody has told of it before. Marked first and told then: who dies in between has told too little, not twice.
     *
     * @param mark in a folder that is there; where no file can be made nothing is told, and nothing else is hindered
     */
    public static boolean isFirst(Path mark) {
        if (Files.exists(mark)) {
            return false;
        }
        try {
            Files.createFile(mark);
            return true;
        } catch (FileAlreadyExistsException meanwhile) {
            return false;
        } catch (IOException none) {
            LOG.debug("nothing is told of {}", mark, none);
            return false;
        }
    }
}
