package dev.tenantry.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A job as it lies in the tenant's state bucket: {@code job.json} and, if it deploys something, the chart's files. Equal
 * orders make equal bytes.
 *
 * @param chart the unpacked chart, or null
 */
public record JobBundle(JobManifest manifest, @Nullable Path chart) {

    private static final String MANIFEST = "job.json";
    private static final String CHART = "chart/";
    /** A chart is some dozens of small files; more is a mistake or an attack. */
    private static final int MOST_FILES = 500;

    private static final long MOST_BYTES = 4 * 1024 * 1024;

    /** The bundle as a zip file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, manifest.json().getBytes(StandardCharsets.UTF_8));
            if (chart != null) {
                ChartFiles files = new ChartFiles(chart);
                for (Path file : files.files()) {
                    put(zip, CHART + files.name(file), ChartFiles.bytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack job " + manifest.id(), e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Unpacks a zip file into a folder; throws {@link BundleRefused} if it is none of ours. */
    public static JobBundle unpack(Path zip, Path into) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_FILES) {
                throw new BundleRefused(file.size() + " files, at most " + MOST_FILES);
            }
            long left = MOST_BYTES;
            for (ZipEntry entry : java.util.Collections.list(file.entries())) {
                left -= unpack(file, entry, into, left);
            }
        } catch (IOException e) {
            throw new BundleRefused("not a readable zip file", e);
        }
        return read(into);
    }

    private static long unpack(ZipFile file, ZipEntry entry, Path into, long left) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into) || entry.isDirectory()) {
            throw new BundleRefused("an entry that does not belong here: " + entry.getName());
        }
        byte[] content = file.getInputStream(entry).readNBytes(Math.toIntExact(left + 1));
        if (content.length > left) {
            throw new BundleRefused("larger than " + MOST_BYTES + " bytes");
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.write(target, content);
        return content.length;
    }

    /** Reads a folder that a build has unpacked already; throws {@link BundleRefused} if it is none of ours. */
    public static JobBundle read(Path folder) {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new BundleRefused("no " + MANIFEST + " in the bundle");
        }
        Path chart = folder.resolve("chart");
        String json = new String(ChartFiles.bytes(manifest), StandardCharsets.UTF_8);
        return new JobBundle(JobManifest.read(json), Files.isDirectory(chart) ? chart : null);
    }
}
