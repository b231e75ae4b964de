package dev.tenantry.portal.security;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What several parts of a page want to know, asked once while a request is answered. Outside of a request, as when a page is kept
 * fresh, each asking is anew. It is for showing only: what somebody may do is decided by the use cases, at each call.
 */
public final class OncePerRequest {

    private OncePerRequest() {}

    /**
     * The answer that this request has already, or a new one.
     *
     * @param asker whose question it is
     * @param about what tells its questions apart
     */
    public static <T> T ask(Class<?> asker, String about, Supplier<T> question) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return question.get();
        }
        String name = asker.getName() + " " + about;
        @SuppressWarnings("unchecked") // whoever asks has put it there
        T known = (T) request.getAttribute(name, SCOPE_REQUEST);
        return Optional.ofNullable(known).orElseGet(() -> remembered(request, name, question.get()));
    }

    private static <T> T remembered(RequestAttributes request, String name, T answer) {
        request.setAttribute(name, answer, SCOPE_REQUEST);
        return answer;
    }
}
