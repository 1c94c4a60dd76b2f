package com.clerk.spring.test;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import com.clerk.spring.auth.TokenType;

/**
 * Signs requests of {@code MockMvc} in, or sends them with a machine token, without
 * Clerk.
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
	 * Sends an API key of some user.
	 * @return the request post-processor, for more about the key
	 */
	public static ClerkMachineRequestPostProcessor clerkApiKey() {
		return clerkApiKey(TestSession.USER_ID);
	}

	/**
	 * Sends an API key.
	 * @param subject the user or organization whose key it is, such as {@code org_1}
	 * @return the request post-processor, for more about the key
	 */
	public static ClerkMachineRequestPostProcessor clerkApiKey(String subject) {
		return new ClerkMachineRequestPostProcessor(TestMachine.of(TokenType.API_KEY, subject));
	}

	/**
	 * Sends a machine-to-machine token of some machine.
	 * @return the request post-processor, for more about the token
	 */
	public static ClerkMachineRequestPostProcessor clerkM2m() {
		return clerkM2m(TestMachine.MACHINE_ID);
	}

	/**
	 * Sends a machine-to-machine token.
	 * @param machineId the machine that sends it, such as {@code mch_1}
	 * @return the request post-processor, for more about the token
	 */
	public static ClerkMachineRequestPostProcessor clerkM2m(String machineId) {
		return new ClerkMachineRequestPostProcessor(TestMachine.of(TokenType.M2M_TOKEN, machineId));
	}

	/**
	 * Sends an OAuth access token of some user.
	 * @return the request post-processor, for more about the token
	 */
	public static ClerkMachineRequestPostProcessor clerkOAuth() {
		return clerkOAuth(TestSession.USER_ID);
	}

	/**
	 * Sends an OAuth access token.
	 * @param userId the user who authorized the client, such as {@code user_1}
	 * @return the request post-processor, for more about the token
	 */
	public static ClerkMachineRequestPostProcessor clerkOAuth(String userId) {
		return new ClerkMachineRequestPostProcessor(TestMachine.of(TokenType.OAUTH_TOKEN, userId));
	}

	/**
	 * Signs nobody in, also where {@link WithClerkUser} does.
	 * @return the request post-processor
	 */
	public static RequestPostProcessor clerkSignedOut() {
		return SecurityMockMvcRequestPostProcessors.securityContext(SecurityContextHolder.createEmptyContext());
	}

}
