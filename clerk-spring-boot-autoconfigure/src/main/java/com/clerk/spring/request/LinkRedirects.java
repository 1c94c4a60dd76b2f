package com.clerk.spring.request;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.options.ClerkOptions;

/**
 * The sign-in addresses where there is no request, such as for links in messages
 * ({@code shared/spec/protect.md} section 7.4). Page or way back has to be absolute.
 *
 * @param options the options of the instance
 */
record LinkRedirects(ClerkOptions options) implements SignInRedirects {

	private static final Pattern PATH = Pattern.compile("/(?![/\\\\]).*+", Pattern.DOTALL);

	@Override
	public String signIn(ReturnBack returnBack) {
		return redirect(this.options.signInUrl(), "/sign-in", returnBack);
	}

	@Override
	public String signIn(String signInUrl, ReturnBack returnBack) {
		return redirect(StringUtils.hasLength(signInUrl) ? signInUrl : this.options.signInUrl(), "/sign-in",
				returnBack);
	}

	@Override
	public String signUp(ReturnBack returnBack) {
		if (this.options.signUpUrl() == null && this.options.signInUrl() != null) {
			PublicUrl signIn = page(this.options.signInUrl(), returnBack.url());
			return redirect(signIn.append("create").toString(), "/sign-up", returnBack);
		}
		return redirect(this.options.signUpUrl(), "/sign-up", returnBack);
	}

	@Override
	public String resolve(String url) {
		return PublicUrl.parse(url).toString();
	}

	private String redirect(@Nullable String configured, String portalPath, ReturnBack returnBack) {
		if (returnBack.toCurrent() && returnBack.url() == null) {
			throw new IllegalArgumentException("Without a request there is no current address to come back to");
		}
		String wayBack = StringUtils.hasLength(returnBack.url()) ? returnBack.url() : null;
		PublicUrl page = (configured != null) ? page(configured, wayBack)
				: AccountsPortal.page(this.options.publishableKey(), portalPath);
		if (wayBack == null) {
			return page.toString();
		}
		if (PublicUrl.parseOrNull(wayBack) == null && !PATH.matcher(wayBack).matches()) {
			throw new IllegalArgumentException("The way back must be an absolute http(s) URL or a path");
		}
		return page.with(page.parameters().set("redirect_url", wayBack)).toString();
	}

	/**
	 * Resolves a page against the origin of the way back, where it needs one.
	 */
	private static PublicUrl page(String configured, @Nullable String wayBack) {
		PublicUrl page = PublicUrl.parseOrNull(configured);
		if (page != null) {
			return page;
		}
		PublicUrl back = (wayBack != null) ? PublicUrl.parseOrNull(wayBack) : null;
		if (back == null) {
			throw new IllegalArgumentException(
					"Without a request the page or the way back must be an absolute http(s) URL");
		}
		return PublicUrl.parse(back.origin()).resolve(configured);
	}

}
