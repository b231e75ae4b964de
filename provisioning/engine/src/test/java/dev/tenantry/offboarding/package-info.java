@org.jspecify.annotations.NullMarked
package dev.tenantry.offboarding;
