package dev.tenantry.portal.errors;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.portal.incidents.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Failures of the REST interface as problem details (RFC 9457); English, for machines and those who read their logs. */
@RestControllerAdvice("dev.tenantry")
class ApiProblems extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = wrong instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "value";
        return handleExceptionInternal(wrong, wrongField(name, expected(wrong)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var missing = wrong instanceof MissingRequestHeaderException header ? header.getHeaderName() : "value";
        return handleExceptionInternal(wrong, wrongField(missing, "is missing"), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = wrongField("body", "is not the JSON object that /api/openapi.json describes");
        return handleExceptionInternal(wrong, problem, headers, status, request);
    }

    private static ProblemDetail wrongField(String field, String wrong) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "correct the fields that are named in 'fields' and send the request again");
        problem.setProperty("fields", Map.of(field, wrong));
        return problem;
    }

    private static String expected(TypeMismatchException wrong) {
        var type = wrong.getRequiredType();
        if (type == null || !type.isEnum()) {
            return "is not of the type that /api/openapi.json describes";
        }
        return "is none of " + Arrays.toString(type.getEnumConstants());
    }

    @ExceptionHandler
    ProblemDetail refused(AccessRefused refused) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, "the caller lacks each of the needed roles; an administrator can grant one");
        problem.setProperty("neededRoles", refused.needed().stream().sorted().toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail nobody(NotSignedIn nobody) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "a valid bearer token is needed");
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound missing) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND,
                "there is nothing here, or it is not the caller's; take the id from a list that the caller may read");
    }

    @ExceptionHandler
    ProblemDetail outside(OutsideFailure failure, HttpServletRequest request) {
        var incident = Incidents.report(request.getRequestURI(), failure);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_GATEWAY,
                failure.system().label() + " did not do what it was asked; try again, then report the incident");
        problem.setProperty("system", failure.system());
        problem.setProperty("kind", failure.kind());
        problem.setProperty("incident", incident.value());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail broken(Exception failure, HttpServletRequest request) {
        var incident = Incidents.report(request.getRequestURI(), failure);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "the request broke; try again, then report the incident, which names the entry in the log");
        problem.setProperty("incident", incident.value());
        return problem;
    }
}
