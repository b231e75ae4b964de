package dev.tenantry.aws;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.Refusals;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS's ways of saying no, once. Its codes say more than its statuses. */
final class AwsFailures {

    private static final Map<String, Kind> CODES = Map.ofEntries(
            Map.entry("throttl", Kind.RATE_LIMITED),
            Map.entry("toomanyrequests", Kind.RATE_LIMITED),
            Map.entry("requestlimitexceeded", Kind.RATE_LIMITED),
            Map.entry("concurrentmodification", Kind.DOWN),
            Map.entry("finalizingorganization", Kind.DOWN),
            Map.entry("accessdenied", Kind.NOT_AUTHORIZED),
            Map.entry("unauthorized", Kind.NOT_AUTHORIZED),
            Map.entry("expiredtoken", Kind.NOT_AUTHORIZED),
            Map.entry("invalidclienttokenid", Kind.NOT_AUTHORIZED),
            Map.entry("unrecognizedclient", Kind.NOT_AUTHORIZED),
            Map.entry("signaturedoesnotmatch", Kind.NOT_AUTHORIZED),
            Map.entry("resourceexists", Kind.ALREADY_EXISTS),
            Map.entry("alreadyexists", Kind.ALREADY_EXISTS),
            Map.entry("notfound", Kind.NOT_FOUND),
            Map.entry("nosuch", Kind.NOT_FOUND));

    private AwsFailures() {}

    /** Calls, and throws {@link OutsideFailure} for whatever AWS says. */
    static <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(e);
        }
    }

    static OutsideFailure of(SdkException e) {
        return e instanceof AwsServiceException service && service.statusCode() > 0
                ? answered(service)
                : new OutsideFailure(OutsideSystem.AWS, unanswered(e), 0, String.valueOf(e.getMessage()), null, e);
    }

    private static OutsideFailure answered(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String words = code == null ? withoutCode(e) : code + ": " + details.errorMessage();
        Kind kind = kind(code == null ? "" : code, e.statusCode());
        return new OutsideFailure(OutsideSystem.AWS, kind, e.statusCode(), words, null, e);
    }

    /** What is between AWS and us answers without AWS's form; the library then says "null" for what it does not know. */
    private static String withoutCode(AwsServiceException e) {
        String words = String.valueOf(e.getMessage());
        int appendix = words.indexOf("(Service: ");
        String said = (appendix < 0 ? words : words.substring(0, appendix)).strip();
        AwsErrorDetails details = e.awsErrorDetails();
        String service = details == null || details.serviceName() == null ? "" : " from " + details.serviceName();
        String request = e.requestId() == null ? "" : " (request " + e.requestId() + ")";
        String status = "HTTP " + e.statusCode() + service + request;
        return said.isEmpty() || said.equals("null") ? status : status + ": " + said;
    }

    static Kind kind(String code, int status) {
        String lower = code.toLowerCase(Locale.ROOT);
        return CODES.entrySet().stream()
                .filter(known -> lower.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> Refusals.usual(status));
    }

    static Kind unanswered(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectException none -> {
                    return Kind.DOWN;
                }
                case UnknownHostException none -> {
                    return Kind.DOWN;
                }
                case SocketTimeoutException late -> {
                    return Kind.TIMEOUT;
                }
                case ApiCallTimeoutException late -> {
                    return Kind.TIMEOUT;
                }
                case AbortedException cut -> {
                    return Kind.TIMEOUT;
                }
                case IOException broken -> {
                    return Kind.ANSWER_LOST;
                }
                default -> {}
            }
        }
        return Kind.NOT_AUTHORIZED;
    }
}
