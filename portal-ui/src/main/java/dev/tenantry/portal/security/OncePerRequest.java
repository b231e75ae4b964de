package dev.tenantry.portal.security;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What several parts of a page want to know, asked once while a request is answered. Outside of a request each asking is anew. It is
 * for showing only: what somebody may do is decided by the use cases, at each call.
 */
public final class OncePerRequest {

    private static final String ANSWERS = OncePerRequest.class.getName();

    private OncePerRequest() {}

    /**
     * The answer that this request has already, or a new one.
     *
     * @param asker whose question it is
     * @param about what tells its questions apart
     */
    public static <T> T ask(Class<?> asker, String about, Supplier<T> question) {
        Map<String, Object> answers = answers().orElseGet(HashMap::new);
        String name = asker.getName() + " " + about;
        @SuppressWarnings("unchecked") // whoever asks has put it there
        T known = (T) answers.get(name);
        if (known != null) {
            return known;
        }
        T answer = question.get();
        answers.put(name, answer);
        return answer;
    }

    /** Has everything asked anew: news came that the request's answers may be older than. */
    public static void forget() {
        answers().ifPresent(Map::clear);
    }

    @SuppressWarnings("unchecked") // nobody else uses the name
    private static Optional<Map<String, Object>> answers() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes()).map(request -> {
            Object known = request.getAttribute(ANSWERS, SCOPE_REQUEST);
            if (known != null) {
                return (Map<String, Object>) known;
            }
            Map<String, Object> fresh = new HashMap<>();
            request.setAttribute(ANSWERS, fresh, SCOPE_REQUEST);
            return fresh;
        });
    }
}
