package dev.tenantry.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The emulator writes CodeBuild's times as texts where AWS writes seconds, on which the SDK gives up. Used with it alone. */
final class EmulatorTimes implements ExecutionInterceptor {

    private static final Pattern TIME = Pattern.compile("\"(startTime|endTime)\"\\s*:\\s*\"([0-9T:.-]+Z)\"");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse response, ExecutionAttributes attributes) {
        return response.responseBody().map(EmulatorTimes::inSeconds);
    }

    private static InputStream inSeconds(InputStream body) {
        try (body) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            String seconds = TIME.matcher(text).replaceAll(EmulatorTimes::inSeconds);
            return new ByteArrayInputStream(seconds.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inSeconds(MatchResult time) {
        return "\"" + time.group(1) + "\":" + Instant.parse(time.group(2)).getEpochSecond();
    }
}
