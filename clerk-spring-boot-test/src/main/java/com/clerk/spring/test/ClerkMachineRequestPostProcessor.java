package com.clerk.spring.test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Sends a request with a good machine token. What accepts the kind of token sees the
 * machine; everything else sees a caller who is signed out, as with a real one. Each
 * method returns a new object, so one can be kept and shared.
 *
 * @since 0.1.0
 */
public final class ClerkMachineRequestPostProcessor implements RequestPostProcessor {

	private final TestMachine machine;

	ClerkMachineRequestPostProcessor(TestMachine machine) {
		this.machine = machine;
	}

	/**
	 * Gives the token scopes, besides those given before.
	 * @param scopes names such as {@code projects:write}; of a machine-to-machine token
	 * the ids of machines
	 * @return the machine with them
	 */
	public ClerkMachineRequestPostProcessor scope(String... scopes) {
		return new ClerkMachineRequestPostProcessor(this.machine.scopes(scopes));
	}

	/**
	 * Adds a claim to the token, or replaces one.
	 * @param name the name
	 * @param value a text, number, boolean, list or map
	 * @return the machine with it
	 * @throws IllegalStateException if it is an OAuth token, which shows no claims
	 */
	public ClerkMachineRequestPostProcessor claim(String name, Object value) {
		return new ClerkMachineRequestPostProcessor(this.machine.claim(name, value));
	}

	@Override
	public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
		TestAuthentications authentications = TestAuthentications
			.of(WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()));
		return SecurityMockMvcRequestPostProcessors.authentication(authentications.of(this.machine.auth()))
			.postProcessRequest(request);
	}

}
