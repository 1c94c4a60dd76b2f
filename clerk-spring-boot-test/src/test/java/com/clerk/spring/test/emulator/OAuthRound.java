package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Goes the way of an OAuth client, and of the browser that it sends to Clerk.
 */
final class OAuthRound {

	static final String CALLBACK = "http://localhost:9999/callback?x=1";

	/** From RFC 7636, appendix B. */
	static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

	static final String PASSWORD = "correct-horse-42";

	private static final Pattern CONSENT = Pattern.compile("name=\"consent_token\" value=\"([^\"]+)\"");

	private final ClerkEmulator clerk;

	private final EmulatedOAuthApplication application;

	private final Map<String, String> request = new LinkedHashMap<>();

	private final Visitor browser;

	OAuthRound(ClerkEmulator clerk, EmulatedOAuthApplication application) {
		this.clerk = clerk;
		this.application = application;
		this.browser = new Visitor(clerk);
		with("client_id", application.clientId()).with("redirect_uri", CALLBACK)
			.with("response_type", "code")
			.with("state", "a b&c")
			.with("code_challenge", CHALLENGE)
			.with("code_challenge_method", "S256");
	}

	OAuthRound with(String name, String value) {
		this.request.put(name, value);
		return this;
	}

	OAuthRound without(String name) {
		this.request.remove(name);
		return this;
	}

	/** Signs in on the hosted page, as somebody with the password of this class. */
	OAuthRound signedIn(String emailAddress) {
		this.browser.signIn("/sign-in", emailAddress, PASSWORD);
		return this;
	}

	Visitor browser() {
		return this.browser;
	}

	String address() {
		return "/oauth/authorize?" + encoded(this.request);
	}

	static String encoded(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((each) -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	Answer authorize() {
		return this.browser.get(address());
	}

	static String consentToken(Answer page) {
		Matcher field = CONSENT.matcher(page.body());
		if (!field.find()) {
			throw new AssertionError("The page asks nobody: " + page.status() + " " + page.body());
		}
		return field.group(1);
	}

	Answer decide(String consentToken, String decision) {
		return this.browser.submit("/oauth/consent", Map.of("consent_token", consentToken, "decision", decision));
	}

	/** Asks for a code and allows it, where the user is asked. */
	String code() {
		Answer answer = authorize();
		Answer last = (answer.status() == 200) ? decide(consentToken(answer), "allow") : answer;
		return parameters(last).get("code");
	}

	/** The parameters of the address that an answer leads to. */
	static Map<String, String> parameters(Answer answer) {
		return Arrays.stream(URI.create(answer.header("Location")).getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	/** What the client sends for a code, but for who it is. */
	Map<String, String> exchange(String code) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "authorization_code");
		form.put("code", code);
		form.put("redirect_uri", this.request.get("redirect_uri"));
		form.put("code_verifier", VERIFIER);
		return form;
	}

	static Map<String, String> refresh(Object refreshToken) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "refresh_token");
		form.put("refresh_token", String.valueOf(refreshToken));
		return form;
	}

	/** Calls as the client, which says in the body who it is. */
	Answer call(String path, Map<String, String> form) {
		Map<String, String> copy = new LinkedHashMap<>(form);
		copy.put("client_id", this.application.clientId());
		if (this.application.clientSecret() != null) {
			copy.put("client_secret", this.application.clientSecret());
		}
		return new Visitor(this.clerk).submit(path, copy);
	}

	Answer token(Map<String, String> form) {
		return call("/oauth/token", form);
	}

	/** Goes all the way. */
	Map<String, Object> tokens() {
		return token(exchange(code())).json();
	}

	Answer userInfo(Object accessToken) {
		return new Visitor(this.clerk).header("Authorization", "Bearer " + accessToken).get("/oauth/userinfo");
	}

}
