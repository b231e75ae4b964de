package dev.tenantry.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Looks at several objects together, a few at a time, so that a slow system is waited for about once and not once for each. */
final class Looks {

    private static final int AT_ONCE = 4;

    /**
     * What each of them answers, in their order. Throws what the first of them threw that did; {@link IllegalStateException} if the
     * caller is interrupted meanwhile.
     */
    <P, T> List<T> of(List<P> objects, Function<P, List<T>> look) {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        List<Callable<List<T>>> calls = objects.stream()
                .<Callable<List<T>>>map(object -> () -> carried(ids, () -> look.apply(object)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("look-", 0).factory());
        try {
            List<T> all = new ArrayList<>();
            for (Future<List<T>> answer : threads.invokeAll(calls)) {
                all.addAll(answer.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking", stop);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }

    private static <T> T carried(@Nullable Map<String, String> ids, Callable<T> call) throws Exception {
        if (ids != null) {
            MDC.setContextMap(ids);
        }
        return call.call();
    }
}
