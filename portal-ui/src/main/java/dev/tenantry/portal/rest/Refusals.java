package dev.tenantry.portal.rest;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Refusals of the interface as exceptions that become problem details; each says what the caller can do next. */
final class Refusals {

    private Refusals() {}

    /** 400: what is wrong with each field that is wrong. */
    static ErrorResponseException badInput(Map<String, String> fields) {
        return refusal(
                HttpStatus.BAD_REQUEST,
                "correct the fields that are named in 'fields' and send the request again",
                Map.of("fields", new TreeMap<>(fields)));
    }

    static ErrorResponseException badInput(String field, String wrong) {
        return badInput(Map.of(field, wrong));
    }

    /** 409: what exists has moved on. */
    static ErrorResponseException conflict(String detail, Map<String, ?> more) {
        return refusal(HttpStatus.CONFLICT, detail, more);
    }

    static ErrorResponseException refusal(HttpStatus status, String detail, Map<String, ?> more) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        more.forEach(problem::setProperty);
        return new ErrorResponseException(status, problem, null);
    }
}
