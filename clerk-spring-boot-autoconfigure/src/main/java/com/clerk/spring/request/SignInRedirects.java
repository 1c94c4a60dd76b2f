package com.clerk.spring.request;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.options.ClerkOptions;

/**
 * The addresses of sign-in, sign-up and task pages for one request
 * ({@code shared/spec/protect.md} section 7). Without a page of the application they are
 * those of Clerk's accounts portal; without a publishable key, which names the portal,
 * that is a {@link com.clerk.spring.options.ClerkConfigurationException}.
 *
 * @since 0.1.0
 */
public interface SignInRedirects {

	/**
	 * Makes the addresses for a decided request.
	 * @param options the options it was decided by
	 * @param request the request
	 * @param state what it is
	 * @return its addresses
	 */
	static SignInRedirects of(ClerkOptions options, ClerkRequest request, RequestState state) {
		return RequestRedirects.of(options, request, state);
	}

	/**
	 * Makes the addresses where there is no request, such as for links in messages. A way
	 * back must be given or absent, and it or the page must be an absolute URL.
	 *
	 * <pre>
	 * SignInRedirects.withoutRequest(options).signIn(ReturnBack.to("https://app.example.com/invoices"));
	 * </pre>
	 * @param options the options of the instance
	 * @return its addresses
	 */
	static SignInRedirects withoutRequest(ClerkOptions options) {
		return new LinkRedirects(options);
	}

	/**
	 * Returns the address of the sign-in page, or of the tasks page for a pending
	 * session.
	 * @param returnBack the way back
	 * @return an absolute URL in printable ASCII
	 * @throws IllegalArgumentException if page or way back is no http(s) address
	 */
	String signIn(ReturnBack returnBack);

	/**
	 * Returns the address of a sign-in page other than the configured one.
	 * @param signInUrl the page, absolute or relative to the current address
	 * @param returnBack the way back
	 * @return an absolute URL in printable ASCII
	 * @throws IllegalArgumentException if page or way back is no http(s) address
	 */
	String signIn(String signInUrl, ReturnBack returnBack);

	/**
	 * Returns the address of the sign-up page, or of the tasks page for a pending
	 * session.
	 * @param returnBack the way back
	 * @return an absolute URL in printable ASCII
	 * @throws IllegalArgumentException if page or way back is no http(s) address
	 */
	String signUp(ReturnBack returnBack);

	/**
	 * Resolves an address of the application's configuration like a link in the page.
	 * @param url absolute, or relative to the current address
	 * @return an absolute URL in printable ASCII
	 * @throws IllegalArgumentException if it is no http(s) address
	 */
	String resolve(String url);

}
