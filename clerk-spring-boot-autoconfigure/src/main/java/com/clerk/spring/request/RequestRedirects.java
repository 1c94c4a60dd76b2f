package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;

/**
 * The sign-in addresses of one request. What is configured is what the browser sees: no
 * context path is added.
 *
 * @param options the options of the request
 * @param request the request
 * @param pending whether the session has tasks left
 */
record RequestRedirects(ClerkOptions options, ClerkRequest request, boolean pending) implements SignInRedirects {

	static RequestRedirects of(ClerkOptions options, ClerkRequest request, RequestState state) {
		boolean pending = state.claims() != null && "pending".equals(state.claims().get("sts"));
		return new RequestRedirects(options, request, pending);
	}

	@Override
	public String signIn(ReturnBack returnBack) {
		return redirect(signInPage(this.options.signInUrl()), returnBack);
	}

	@Override
	public String signIn(String signInUrl, ReturnBack returnBack) {
		return redirect(signInPage(StringUtils.hasLength(signInUrl) ? signInUrl : this.options.signInUrl()),
				returnBack);
	}

	@Override
	public String signUp(ReturnBack returnBack) {
		return redirect(signUpPage(), returnBack);
	}

	@Override
	public String resolve(String url) {
		return current().resolve(url).toString();
	}

	private PublicUrl signInPage(@Nullable String signInUrl) {
		return (signInUrl != null) ? current().resolve(signInUrl)
				: AccountsPortal.page(this.options.publishableKey(), "/sign-in");
	}

	private PublicUrl signUpPage() {
		if (this.options.signUpUrl() != null) {
			return current().resolve(this.options.signUpUrl());
		}
		if (this.options.signInUrl() != null) {
			return current().resolve(this.options.signInUrl()).append("create");
		}
		return AccountsPortal.page(this.options.publishableKey(), "/sign-up");
	}

	private String redirect(PublicUrl page, ReturnBack returnBack) {
		PublicUrl target = this.pending ? page.append("tasks") : page;
		boolean otherHost = target.isOtherHost(current());
		PublicUrl wayBack = wayBack(returnBack);
		if (wayBack != null && otherHost && this.options.satellite()) {
			wayBack = wayBack.with(wayBack.parameters().set("__clerk_synced", "false"));
		}
		if (wayBack != null) {
			target = target.with(target.parameters().set("redirect_url", wayBack.toString()));
		}
		String devBrowser = otherHost ? devBrowser() : null;
		if (devBrowser != null) {
			target = target.with(target.parameters().set(InstanceCookies.DEV_BROWSER, devBrowser));
		}
		return target.toString();
	}

	private @Nullable PublicUrl wayBack(ReturnBack returnBack) {
		if (returnBack.toCurrent()) {
			return current();
		}
		return StringUtils.hasLength(returnBack.url()) ? current().resolve(returnBack.url()) : null;
	}

	private @Nullable String devBrowser() {
		PublishableKey key = this.options.publishableKey();
		if (key == null || key.instanceType() != InstanceType.DEVELOPMENT) {
			return null;
		}
		RequestCookies cookies = RequestCookies.parse(this.request.header("cookie"));
		// The suffixed cookie is certain to be of this instance, the other one is not.
		String own = cookies.get(InstanceCookies.DEV_BROWSER + "_" + key.cookieSuffix());
		return (own != null) ? own : cookies.get(InstanceCookies.DEV_BROWSER);
	}

	private PublicUrl current() {
		return this.request.publicUrl();
	}

}
