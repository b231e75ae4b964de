/**
 * Letting people in and out: names and addresses (the erasable part), invitation, withdrawal, erasure, and those who are
 * there from the beginning. Apart from {@code identity}, which audit builds on, because each of these acts is audited.
 */
@NullMarked
package dev.tenantry.people;

import org.jspecify.annotations.NullMarked;
