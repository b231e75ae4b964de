package dev.tenantry.sandbox.faults;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.SecretFile;
import dev.tenantry.portal.security.ApiClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes who shows the sandbox's token for the sandbox's automation; everybody else is refused as by a stand-in. */
final class SandboxTokenFilter extends OncePerRequestFilter {

    /** A member of the provider's staff who operates, from the first start on. */
    private static final ApiClient AUTOMATION = new ApiClient("sandbox-automation");

    private final SecretFile token;

    SandboxTokenFilter(SecretFile token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!shown(request.getHeader("x-sandbox-token"))) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"the sandbox's token is missing or wrong\"}");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(AUTOMATION, null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private boolean shown(@Nullable String presented) {
        try {
            return presented != null && MessageDigest.isEqual(bytes(token.read()), bytes(presented));
        } catch (OutsideFailure noToken) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
