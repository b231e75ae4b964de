/**
 * The model gateway by LiteLLM's admin API, with a management key instead of the master key.
 * Never calls a model and never depends on what needs LiteLLM's enterprise licence.
 */
@NullMarked
package dev.tenantry.litellm;

import org.jspecify.annotations.NullMarked;
