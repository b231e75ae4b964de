package dev.tenantry.terraform;

import org.jspecify.annotations.Nullable;

/**
 * What Terraform complains about.
 *
 * @param detail empty if the summary says it all
 * @param address the resource that it is about, or null
 * @param file the place in the stack, or null
 */
public record TerraformDiagnostic(
        boolean isError,
        String summary,
        String detail,
        @Nullable String address,
        @Nullable Place file) {

    /** A place in the stack's files; lines count from 1. */
    public record Place(String name, int line) {}

    /** Summary and detail. */
    public String text() {
        return detail.isEmpty() ? summary : summary + "\n" + detail;
    }
}
