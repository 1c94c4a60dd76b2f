package com.clerk.spring.test.emulator.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SignInToken;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * The page to sign in on.
 */
final class SignInPage {

	private static final String CONTENT = """
			<p>to continue to your application</p>
			%s
			%s
			<form method="post">
			<label for="identifier">Email address</label>
			<input id="identifier" name="identifier" type="email" autocomplete="username" required autofocus value="%s">
			<label for="password">Password</label>
			<input id="password" name="password" type="password" autocomplete="current-password" required>
			<button id="submit" type="submit">Continue</button>
			</form>
			<p>No account? <a href="%s">Sign up</a></p>
			%s
			""";

	private static final String CODE = """
			<p>One more step: the code of your second factor.</p>
			%s
			%s
			<form method="post">
			<input type="hidden" name="first_factor" value="%s">
			<label for="code">Code</label>
			<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
			<button id="submit" type="submit">Continue</button>
			</form>
			<p>The local Clerk sends nothing: the code is always <code>%s</code>.</p>
			<p><a href="%s">Start over</a></p>
			""";

	private static final String TEST_CODE = "424242";

	/** How long who verified the first factor may take for the second. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final String DEMO_USERS = """
			<section aria-labelledby="demo-users">
			<h2 id="demo-users">Demo users</h2>
			<ul class="demos">%s</ul>
			</section>
			""";

	private static final String DEMO_USER = """
			<li>
			<p><code>%s</code><br><code>%s</code></p>
			<form method="post">
			<input type="hidden" name="identifier" value="%s">
			<input type="hidden" name="password" value="%s">
			<button class="demo" type="submit">Sign in as %s</button>
			</form>
			</li>
			""";

	private static final String REFUSED = "Your account is banned or locked. Please contact support.";

	private final HostedPages pages;

	private final EmulatorState state;

	private final List<String> demoUserIds;

	private final SignInTokens tickets;

	private final SignInTokens halfway;

	/**
	 * Creates the page.
	 * @param pages what pages share
	 * @param state what is remembered
	 * @param demoUserIds whom the page shows with their passwords
	 * @param tickets what signs users in without a form
	 * @param halfway who verified the first factor and has a second one
	 */
	SignInPage(HostedPages pages, EmulatorState state, List<String> demoUserIds, SignInTokens tickets,
			SignInTokens halfway) {
		this.pages = pages;
		this.state = state;
		this.demoUserIds = demoUserIds;
		this.tickets = tickets;
		this.halfway = halfway;
	}

	ApiResponse show(ApiRequest request, PathVariables path) {
		String ticket = request.query().get("__clerk_ticket");
		if (ticket != null) {
			return useTicket(request, ticket);
		}
		return this.pages.answerSatellite(request)
			.or(() -> this.pages.signedIn(request)
				.map((signedIn) -> this.pages.goBack(request, signedIn, HostedPages.AT_ONCE)))
			.orElseGet(() -> form(request, "", null));
	}

	private ApiResponse useTicket(ApiRequest request, String text) {
		Optional<SignInToken> ticket = this.tickets.take(text);
		Optional<UserAccount> account = ticket.map(SignInToken::userId).flatMap(this.state::account);
		if (ticket.isEmpty() || account.isEmpty()) {
			return form(request, "", "This link is not valid: it may be used, revoked or expired.");
		}
		return account.get().isWelcome() ? this.pages.signIn(request, account.get(), ticket.get())
				: form(request, "", REFUSED);
	}

	ApiResponse submit(ApiRequest request, PathVariables path) {
		this.pages.requireTrustedOrigin(request);
		Parameters form = request.form();
		String firstFactor = form.get("first_factor");
		return (firstFactor != null) ? submitCode(request, firstFactor, form.getOrEmpty("code"))
				: submitPassword(request, form);
	}

	private ApiResponse submitCode(ApiRequest request, String firstFactor, String code) {
		Optional<UserAccount> account = this.halfway.take(firstFactor)
			.map(SignInToken::userId)
			.flatMap(this.state::account);
		if (account.isEmpty()) {
			return form(request, "", "That took too long. Please start over.");
		}
		if (!code.equals(TEST_CODE)) {
			return codeForm(request, account.get(), "Code is incorrect. Try again.");
		}
		return account.get().isWelcome() ? this.pages.signIn(request, account.get(), true) : form(request, "", REFUSED);
	}

	private ApiResponse codeForm(ApiRequest request, UserAccount account, @Nullable String error) {
		String firstFactor = this.halfway.create(account.id(), PATIENCE).token();
		return this.pages.page("Second factor", Html.of(CODE, this.pages.refusedTarget(this.pages.target(request)),
				this.pages.error(error), firstFactor, TEST_CODE, this.pages.linkTo("sign-in", request)));
	}

	private ApiResponse submitPassword(ApiRequest request, Parameters form) {
		String identifier = form.getOrEmpty("identifier");
		Optional<UserAccount> account = this.state.accountOf(identifier);
		if (account.isEmpty()) {
			return form(request, identifier, "Couldn't find your account.");
		}
		if (!account.get().hasPassword(form.getOrEmpty("password"))) {
			return form(request, identifier, "Password is incorrect. Try again.");
		}
		if (!account.get().isWelcome()) {
			return form(request, identifier, REFUSED);
		}
		return account.get().hasSecondFactor() ? codeForm(request, account.get(), null)
				: this.pages.signIn(request, account.get(), false);
	}

	private ApiResponse form(ApiRequest request, String identifier, @Nullable String error) {
		return this.pages.page("Sign in", Html.of(CONTENT, this.pages.refusedTarget(this.pages.target(request)),
				this.pages.error(error), identifier, this.pages.linkTo("sign-up", request), demoUsers()));
	}

	private Html demoUsers() {
		Html users = Html.join(this.demoUserIds.stream()
			.flatMap((id) -> this.state.account(id).stream())
			.map(SignInPage::demoUser)
			.toList());
		return users.equals(Html.NONE) ? Html.NONE : Html.of(DEMO_USERS, users);
	}

	private static Html demoUser(UserAccount account) {
		String address = account.user().emailAddress();
		String password = String.valueOf(account.password());
		return Html.of(DEMO_USER, address, password, address, password, account.user().displayName());
	}

}
