package com.clerk.spring.test;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Signs requests of {@code MockMvc} in, without Clerk.
 *
 * <pre>
 * mockMvc.perform(get("/projects").with(clerkUser("user_1").role("org:admin")));
 * </pre>
 *
 * @since 0.1.0
 */
public final class ClerkRequestPostProcessors {

	private ClerkRequestPostProcessors() {
	}

	/**
	 * Signs in some user.
	 * @return the request post-processor, for more about the user
	 */
	public static ClerkUserRequestPostProcessor clerkUser() {
		return clerkUser(TestSession.USER_ID);
	}

	/**
	 * Signs in a user, whose factors have just been verified.
	 * @param userId an id such as {@code user_1}
	 * @return the request post-processor, for more about the user
	 */
	public static ClerkUserRequestPostProcessor clerkUser(String userId) {
		return new ClerkUserRequestPostProcessor(TestSession.of(userId));
	}

	/**
	 * Signs nobody in, also where {@link WithClerkUser} does.
	 * @return the request post-processor
	 */
	public static RequestPostProcessor clerkSignedOut() {
		return SecurityMockMvcRequestPostProcessors.securityContext(SecurityContextHolder.createEmptyContext());
	}

}
