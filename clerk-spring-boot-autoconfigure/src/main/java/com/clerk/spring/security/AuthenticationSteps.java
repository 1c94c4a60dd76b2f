package com.clerk.spring.security;

/**
 * What the filter does with a request.
 *
 * @param authentication decides who sent it
 * @param securityContext tells Spring Security
 * @param admission decides whether it may go on
 */
record AuthenticationSteps(RequestAuthentication authentication, CallerSecurityContext securityContext,
		Admission admission) {
}
