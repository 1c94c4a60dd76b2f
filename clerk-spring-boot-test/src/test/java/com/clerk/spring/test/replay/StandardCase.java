package com.clerk.spring.test.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.EmulatedMachineToken;
import com.clerk.spring.test.emulator.EmulatedMachineTokenBuilder;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case told anew, with the emulator as Clerk: whatever Clerk made in it - keys, session
 * tokens, development browsers, handshakes, refresh tokens, machine tokens - is made by
 * the emulator, and stands where the recorded one stood.
 */
final class StandardCase {

	private static final Pattern DEV_BROWSER = Pattern
		.compile("__clerk_db_jwt(?:_[A-Za-z0-9_-]{8})?=([A-Za-z0-9_]{8,})");

	private static final Pattern NONCE = Pattern.compile("(?<=__clerk_handshake_nonce=)[^;&\\s\"]+");

	private static final Pattern MACHINE_TOKEN = Pattern.compile("(?<![A-Za-z0-9_])(?:mt|oat|ak)_[A-Za-z0-9_.-]+");

	private static final Map<String, String> OPAQUE_TOKENS = Map.of("/m2m_tokens/verify", "mt_",
			"/oauth_applications/access_tokens/verify", "oat_", "/api_keys/verify", "ak_");

	private static final String ODD_ANSWER = "an answer of Clerk that is an error, or not its usual one";

	private final RecordedCase recorded;

	private final LocalInstance instance;

	private final LocalTokens tokens;

	private final PublishableKey key;

	private final Substitution parts = new Substitution();

	private List<String> recordedLines = List.of();

	private List<String> ownLines = List.of();

	private boolean refreshed;

	private StandardCase(RecordedCase recorded, LocalInstance instance, PublishableKey key) {
		this.recorded = recorded;
		this.instance = instance;
		this.key = key;
		this.tokens = new LocalTokens(instance, "https://" + key.frontendApiHost());
	}

	/**
	 * Tells a case anew.
	 * @param key the key of the recorded instance
	 * @throws NotStandardException if it needs more of Clerk than standard behaviour
	 */
	static StandardCase of(RecordedCase recorded, LocalInstance instance, PublishableKey key) {
		StandardCase told = new StandardCase(recorded, instance, key);
		instance.begin(recorded.now());
		told.tell();
		return told;
	}

	private void tell() {
		requireUsualKeys();
		secretKeys();
		makeTokens();
		makeDevBrowsers();
		this.recorded.answers().forEach(this::makeAnswer);
		if (!this.recordedLines.isEmpty() && !passesLinesOn() && hasLines()) {
			throw new NotStandardException("lines of Clerk's that are not passed on as they are");
		}
		this.parts.putAll(this.instance.names(this.key));
		if (this.key.frontendApiHost().equals("clerk." + this.recorded.option("domain"))) {
			this.parts.put(this.recorded.option("domain"), this.instance.key().frontendApiHost().substring(6));
		}
	}

	private void requireUsualKeys() {
		for (String name : List.of("publishableKey", "secretKey")) {
			String value = this.recorded.option(name);
			String kind = name.charAt(0) + "k_" + (this.instance.isDevelopment() ? "test_" : "live_");
			if (!value.isEmpty() && !value.startsWith(kind)) {
				throw new NotStandardException("keys that are not of one instance");
			}
		}
		if (!Set.of("", "@main").contains(this.recorded.option("jwtKey"))) {
			throw new NotStandardException("keys that are not of one instance");
		}
	}

	private void secretKeys() {
		if (!this.recorded.option("secretKey").isEmpty()) {
			this.parts.put(this.recorded.option("secretKey"), this.instance.clerk().secretKey());
		}
		if (!this.recorded.option("machineSecretKey").isEmpty()) {
			this.parts.put(this.recorded.option("machineSecretKey"),
					this.instance.clerk().machines().create("recorded").secretKey());
		}
	}

	private void makeTokens() {
		Set<String> texts = new LinkedHashSet<>(Substitution.found(RecordedToken.TEXT, this.recorded.request()));
		texts.addAll(Substitution.found(RecordedToken.TEXT, this.recorded.outcome().path("headers")));
		for (String text : texts) {
			RecordedToken token = RecordedToken.read(text);
			String dot = text.contains(".") ? "." : "%2E";
			if (token.kind() == RecordedToken.Kind.HANDSHAKE) {
				String own = handshake(token.claims().get("handshake"), false);
				this.ownLines = Substitution
					.texts(RecordedCase.MAPPER.valueToTree(LocalTokens.claims(own)).get("handshake"));
				this.parts.put(text, own.replace(".", dot));
			}
			else {
				this.parts.put(text, this.tokens.make(token).replace(".", dot));
			}
		}
		this.tokens.sessions().forEach((recordedId, session) -> this.parts.put(recordedId, session.id()));
	}

	private void makeDevBrowsers() {
		List<EmulatedSession> sessions = new ArrayList<>(this.tokens.sessions().values());
		for (String value : Substitution.found(DEV_BROWSER, this.recorded.request())) {
			if (this.instance.isDevelopment()) {
				this.parts.put(value, sessions.isEmpty() ? this.instance.devBrowser((String) null)
						: LocalInstance.devBrowser(sessions.get(0)));
			}
		}
	}

	private void makeAnswer(JsonNode answer) {
		int status = answer.get("status").asInt();
		if (status == 404 && !answer.has("fault")) {
			// What Clerk does not know, the emulator does not know either.
			return;
		}
		if (status != 200 || answer.has("fault")) {
			throw new NotStandardException(ODD_ANSWER);
		}
		String path = answer.get("path").asString();
		JsonNode response = answer.path("response");
		if (path.equals("/v1/clients/handshake_payload")) {
			String own = handshake(response.path("directives"), true);
			Substitution.found(NONCE, this.recorded.request()).forEach((nonce) -> this.parts.put(nonce, own));
		}
		else if (path.matches("/v1/sessions/[^/]+/refresh")) {
			makeRefresh(path.split("/")[3], response);
		}
		else if (OPAQUE_TOKENS.containsKey(path)) {
			String prefix = OPAQUE_TOKENS.get(path);
			Substitution.found(MACHINE_TOKEN, this.recorded.request().path("headers").path("authorization"))
				.stream()
				.filter((text) -> text.startsWith(prefix))
				.forEach((text) -> this.parts.put(text, machineToken(text, prefix, response)));
		}
		else if (!path.equals("/v1/jwks") || !response.equals(RecordedToken.keySet())) {
			throw new NotStandardException(ODD_ANSWER);
		}
	}

	/**
	 * Lets the session be refreshed, as its refresh token allows.
	 */
	private void makeRefresh(String id, JsonNode response) {
		EmulatedSession session = this.tokens.sessions().get(id);
		this.recordedLines = Substitution.texts(response.path("cookies"));
		this.refreshed = true;
		RecordedToken renewed = sessionToken(this.recordedLines);
		if (session == null || renewed == null || !session.user().id().equals(renewed.text("sub"))) {
			throw new NotStandardException(ODD_ANSWER);
		}
		if (renewed.text("sts").equals("pending")) {
			session.pending();
		}
		Pattern refreshToken = Pattern.compile("(?<=__refresh_" + this.key.cookieSuffix() + "=)[^;&\\s\"]+");
		Substitution.found(refreshToken, this.recorded.request())
			.forEach((text) -> this.parts.put(text, session.refreshToken()));
	}

	private String handshake(JsonNode directives, boolean nonce) {
		this.recordedLines = Substitution.texts(directives);
		RecordedToken token = sessionToken(this.recordedLines);
		String userId = (token != null) ? token.text("sub") : null;
		if (userId == null && this.recordedLines.stream().noneMatch((line) -> line.startsWith("__client_uat=0;"))) {
			throw new NotStandardException(ODD_ANSWER);
		}
		String url = this.recorded.outcome()
			.path("headers")
			.path("location")
			.asString(this.recorded.request().get("url").asString());
		return this.instance.handshake(url.replaceFirst("[?#].*", ""), userId, nonce);
	}

	/**
	 * Returns the session token that the lines set, or null.
	 * @throws NotStandardException if it is none of this time
	 */
	private @Nullable RecordedToken sessionToken(List<String> lines) {
		Set<String> found = new LinkedHashSet<>();
		lines.forEach((line) -> found
			.addAll(Substitution.found(RecordedToken.TEXT, JsonNodeFactory.instance.stringNode(line))));
		if (found.isEmpty()) {
			return null;
		}
		RecordedToken token = RecordedToken.read(found.iterator().next());
		long now = this.instance.now().getEpochSecond();
		if (found.size() > 1 || token.kind() != RecordedToken.Kind.SESSION || token.time("exp") <= now
				|| token.time("iat") > now) {
			throw new NotStandardException(ODD_ANSWER);
		}
		return token;
	}

	private String machineToken(String text, String prefix, JsonNode response) {
		boolean isGood = response.path("revoked").isBoolean() && !response.path("revoked").asBoolean()
				&& response.path("expired").isBoolean() && !response.path("expired").asBoolean()
				&& response.path("expiration").isNull() && response.path("subject").isString()
				&& response.path("scopes").isArray() && text.matches("[a-z]+_[A-Za-z0-9]+");
		if (!isGood) {
			throw new NotStandardException(ODD_ANSWER);
		}
		EmulatedMachineToken token = switch (prefix) {
			case "mt_" -> this.instance.clerk().m2mTokens().create((each) -> describe(each, response, receivers()));
			case "oat_" -> this.instance.clerk()
				.oauthTokens()
				.create((each) -> describe(
						each.audience(Substitution.texts(response.path("aud")).toArray(String[]::new)), response));
			default -> this.instance.clerk().apiKeys().create((each) -> describe(each, response));
		};
		return token.token();
	}

	private static void describe(EmulatedMachineTokenBuilder<?> token, JsonNode response, String... more) {
		token.subject(response.get("subject").asString())
			.scopes(Stream.concat(Substitution.texts(response.get("scopes")).stream(), Stream.of(more))
				.toArray(String[]::new));
	}

	/**
	 * A machine may ask about the tokens that are sent to it.
	 */
	private String[] receivers() {
		return this.instance.clerk()
			.machines()
			.withSecretKey(this.parts.get(this.recorded.option("machineSecretKey")))
			.map((machine) -> new String[] { machine.id() })
			.orElse(new String[0]);
	}

	private boolean hasLines() {
		List<String> cookies = Substitution.texts(this.recorded.outcome().path("setCookie"));
		return this.recordedLines.stream().anyMatch(cookies::contains);
	}

	/**
	 * Tells whether the application's answer sets what Clerk told it to.
	 */
	boolean passesLinesOn() {
		List<String> cookies = Substitution.texts(this.recorded.outcome().path("setCookie"));
		return cookies.size() >= this.recordedLines.size()
				&& cookies.subList(0, this.recordedLines.size()).equals(this.recordedLines);
	}

	RecordedCase recorded() {
		return this.recorded;
	}

	LocalInstance instance() {
		return this.instance;
	}

	/**
	 * Returns the options. The key that session tokens are signed with is asked for,
	 * where there is a secret key to ask with.
	 */
	JsonNode options() {
		ObjectNode options = (ObjectNode) this.parts.apply(this.recorded.options());
		if (options.has("jwtKey")) {
			if (this.recorded.option("secretKey").isEmpty()) {
				options.put("jwtKey", this.instance.clerk().jwtKey());
			}
			else {
				options.remove("jwtKey");
			}
		}
		return options;
	}

	JsonNode request() {
		return this.parts.apply(this.recorded.request());
	}

	JsonNode outcome() {
		return this.parts.apply(this.recorded.outcome());
	}

	/**
	 * Returns the cookies that Clerk sets in the case and the emulator does not. When a
	 * browser last changed is told by handshakes only.
	 * @param answered the lines that the emulator answered the application with meanwhile
	 */
	List<String> missing(List<String> answered) {
		List<String> names = names(answered.isEmpty() ? this.ownLines : answered);
		return names(this.recordedLines).stream()
			.filter((name) -> !this.refreshed || !name.startsWith("__client_uat"))
			.map(this.parts::apply)
			.filter((name) -> !names.contains(name))
			.toList();
	}

	private static List<String> names(List<String> lines) {
		return lines.stream().map((line) -> line.substring(0, line.indexOf('='))).toList();
	}

	/**
	 * Returns the cookies that the answer has to set.
	 * @param answered the lines that the emulator answered the application with meanwhile
	 */
	List<String> cookies(List<String> answered) {
		List<String> recordedCookies = Substitution.texts(this.recorded.outcome().path("setCookie"));
		if (this.recordedLines.isEmpty() || !passesLinesOn()) {
			return recordedCookies.stream().map(this.parts::apply).toList();
		}
		List<String> cookies = new ArrayList<>(answered.isEmpty() ? this.ownLines : answered);
		recordedCookies.stream().skip(this.recordedLines.size()).map(this.parts::apply).forEach(cookies::add);
		return cookies;
	}

}
