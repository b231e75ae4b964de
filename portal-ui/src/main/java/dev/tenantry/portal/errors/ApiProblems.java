package dev.tenantry.portal.errors;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.portal.incidents.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Failures of the REST interface as problem details (RFC 9457); English, for machines and those who read their logs. */
@RestControllerAdvice("dev.tenantry")
class ApiProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(AccessRefused refused) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "the caller lacks each of the needed roles");
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
                HttpStatus.NOT_FOUND, "there is nothing here, or it is not the caller's");
    }

    @ExceptionHandler
    ProblemDetail outside(OutsideFailure failure, HttpServletRequest request) {
        var incident = Incidents.report(request.getRequestURI(), failure);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_GATEWAY, failure.system().label() + " did not do what it was asked");
        problem.setProperty("system", failure.system());
        problem.setProperty("kind", failure.kind());
        problem.setProperty("incident", incident.value());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail broken(Exception failure, HttpServletRequest request) {
        var incident = Incidents.report(request.getRequestURI(), failure);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "the request broke; see the incident");
        problem.setProperty("incident", incident.value());
        return problem;
    }
}
