package dev.tenantry.portal.palette;

import dev.tenantry.portal.look.Icon;

/**
 * Something that can be gone to.
 *
 * @param title its name
 * @param hint what tells it apart: a slug, a state, a kind
 * @param route where it is, without a slash at the beginning
 */
public record PaletteEntry(Icon icon, String title, String hint, String route) {}
