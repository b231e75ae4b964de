package dev.tenantry.aws;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Spans;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Times each call of AWS and tells of it as a span, whoever made the client: the SDK finds this class by its list of
 * interceptors for all clients. Neither names an account, a role or an object. What fails before a request is made, as for
 * want of credentials, is no call.
 */
public final class AwsWatch implements ExecutionInterceptor {

    private static final ExecutionAttribute<Begun> BEGUN = new ExecutionAttribute<>("tenantry.begun");
    private static final List<String> REQUEST_IDS = List.of("x-amzn-requestid", "x-amz-request-id");

    /** For the SDK. */
    public AwsWatch() {}

    private record Begun(String service, String operation, Timer.Sample sample, Span span) {

        static Begun call(String service, String operation) {
            Span span = Spans.begin("AWS " + service + "." + operation, SpanKind.CLIENT, Spans.current());
            span.setAttribute("tenantry.system", "AWS");
            span.setAttribute("rpc.service", service);
            span.setAttribute("rpc.method", operation);
            return new Begun(service, operation, Timer.start(Metrics.globalRegistry), span);
        }

        void ended(String outcome) {
            sample.stop(Metrics.timer("tenantry.aws", "service", service, "operation", operation, "outcome", outcome));
            span.end();
        }
    }

    /** After credentials were got, which may be a call of its own. */
    @Override
    public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
        attributes.putAttribute(
                BEGUN,
                Begun.call(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        Begun call = attributes.getAttribute(BEGUN);
        if (call != null) {
            answered(call.span(), context.httpResponse(), context.httpResponse().statusCode());
            call.ended("ok");
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        Begun call = attributes.getAttribute(BEGUN);
        if (call != null) {
            int status = context.exception() instanceof AwsServiceException said ? said.statusCode() : 0;
            answered(call.span(), context.httpResponse().orElse(null), status);
            String kind = kind(context.exception()).name().toLowerCase(Locale.ROOT);
            call.span().setAttribute("error.type", kind);
            call.span().setStatus(StatusCode.ERROR);
            call.ended(kind);
        }
    }

    /** By AWS's own id its log of calls can be searched. */
    private static void answered(Span span, @Nullable SdkHttpResponse response, int status) {
        if (status > 0) {
            span.setAttribute("http.response.status_code", status);
        }
        if (response != null) {
            response.firstMatchingHeader(REQUEST_IDS).ifPresent(id -> span.setAttribute("aws.request_id", id));
        }
    }

    private static Kind kind(Throwable failure) {
        return switch (failure) {
            // whoever asked has waited long enough
            case AbortedException cutOff -> Kind.TIMEOUT;
            case SdkException said -> AwsFailures.of(said).kind();
            default -> Kind.BROKEN;
        };
    }
}
