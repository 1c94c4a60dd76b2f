package com.clerk.spring.security;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that neither route rules nor middleware decide about, such as those of
 * the health endpoint. Each bean adds to the others. Annotations and the application's
 * own {@code authorizeHttpRequests} decide about them all the same. They are also
 * answered where they name a host that the application does not answer for, as probes do;
 * nobody is authenticated then.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ExemptRequestMatcher extends RequestMatcher {

}
