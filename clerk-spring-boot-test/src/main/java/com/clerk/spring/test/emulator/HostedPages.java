package com.clerk.spring.test.emulator;

import java.net.URI;
import java.util.Optional;

/**
 * The hosted sign-in and sign-up pages, without any script
 * ({@code shared/spec/clerk-emulator.md} section 10).
 */
final class HostedPages implements EmulatorResource {

	private final EmulatorState state;

	private final SessionTokens tokens;

	private final BrowserCookies cookies;

	private final RedirectTargets targets;

	HostedPages(EmulatorState state, SessionTokens tokens, BrowserCookies cookies, RedirectTargets targets) {
		this.state = state;
		this.tokens = tokens;
		this.cookies = cookies;
		this.targets = targets;
	}

	@Override
	public Optional<EmulatorResponse> answer(EmulatorRequest request) {
		boolean submitted = "POST".equals(request.method());
		return switch (request.path()) {
			case "/sign-in" -> Optional.of(submitted ? signIn(request) : visit(request, HostedPage.SIGN_IN));
			case "/sign-up" -> Optional.of(submitted ? signUp(request) : visit(request, HostedPage.SIGN_UP));
			case "/sign-out" -> Optional.of(submitted ? signOut(request) : page(request, HostedPage.SIGN_OUT, ""));
			default -> Optional.empty();
		};
	}

	private EmulatorResponse visit(EmulatorRequest request, HostedPage page) {
		String browser = browser(request);
		Optional<SessionRecord> session = this.state.activeSession(browser);
		Optional<URI> target = target(request);
		if (session.isPresent() && target.isPresent()) {
			return back(307, browser, session.get(), target.get());
		}
		return page(request, page, "");
	}

	private EmulatorResponse signIn(EmulatorRequest request) {
		Optional<EmulatedUser> user = this.state.userByEmail(request.parameter("identifier"))
			.filter((known) -> !known.password().isEmpty() && known.password().equals(request.parameter("password")));
		return user.map((known) -> start(request, known))
			.orElseGet(() -> page(request, HostedPage.SIGN_IN, "The address or the password is wrong."));
	}

	private EmulatorResponse signUp(EmulatorRequest request) {
		String email = request.parameter("identifier");
		String password = request.parameter("password");
		if (!email.contains("@") || password.isEmpty()) {
			return page(request, HostedPage.SIGN_UP, "An address and a password are needed.");
		}
		if (this.state.userByEmail(email).isPresent()) {
			return page(request, HostedPage.SIGN_UP, "This address has an account already.");
		}
		return start(request, new EmulatedUserBuilder(this.state, email).password(password).create());
	}

	private EmulatorResponse signOut(EmulatorRequest request) {
		String browser = browser(request);
		this.state.activeSession(browser)
			.ifPresent((session) -> this.state.change(session.id(), (known) -> known.withStatus("ended")));
		return target(request)
			.map((uri) -> EmulatorResponse.redirect(303, uri.toString(), this.cookies.signedOut(browser)))
			.orElseGet(() -> page(request, HostedPage.SIGN_IN, ""));
	}

	private EmulatorResponse start(EmulatorRequest request, EmulatedUser user) {
		String browser = browser(request);
		SessionRecord session = this.state.startSession(user);
		this.state.signIn(browser, session);
		return target(request).map((uri) -> back(303, browser, session, uri))
			.orElseGet(() -> page(request, HostedPage.SIGN_IN,
					"Signed in, but the address to go back to is not one " + "of this machine."));
	}

	private EmulatorResponse back(int status, String browser, SessionRecord session, URI target) {
		String token = this.tokens.issue(session, RedirectTargets.origin(target));
		return EmulatorResponse.redirect(status, target.toString(), this.cookies.signedIn(browser, session, token));
	}

	private EmulatorResponse page(EmulatorRequest request, HostedPage page, String message) {
		String redirectUrl = request.parameter("redirect_url");
		boolean refused = !redirectUrl.isEmpty() && target(request).isEmpty();
		return EmulatorResponse.html(200, page.render(redirectUrl, refused, message, this.state.users()));
	}

	private Optional<URI> target(EmulatorRequest request) {
		return this.targets.parse(request.parameter("redirect_url"));
	}

	private String browser(EmulatorRequest request) {
		String known = request.cookies().get(this.cookies.suffixed("__clerk_db_jwt"));
		return (known != null && known.startsWith("dvb_")) ? known : this.state.newBrowser();
	}

}
