package com.example.harbor.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the starter can do, in the order in which a reader meets it. The page of each is
 * {@code templates/learn/<id>.html}, its code are the files named here.
 */
enum Capability {

	THE_CALLER(Part.PROTECT, "Who is calling",
			"An Auth argument is the caller of the request. It is never null: nobody is a caller too.",
			"learn/GreetingApi.java", "learn/WhoAmI.java"),

	SIGNED_IN(Part.PROTECT, "Signed in",
			"One annotation, or just the type of an argument. Pages lead to sign-in, API callers get a 404.",
			"learn/SignedInController.java", "learn/SessionApi.java"),

	ROLES(Part.PROTECT, "Roles", "An annotation of your own, made of @ClerkProtect, keeps the rule in one place.",
			"AdminOnly.java", "AdminController.java", "Projects.java"),

	PERMISSIONS(Part.PROTECT, "Permissions",
			"What a role may do is set at Clerk. The code asks for the permission, not for the role.",
			"learn/InvoiceApi.java"),

	PLANS(Part.PROTECT, "Plans and features",
			"What somebody has paid for is in the session token, with a page of its own for those who have not.",
			"learn/BillingController.java"),

	REVERIFICATION(Part.PROTECT, "Reverification",
			"Something delicate asks for a password that was shown a moment ago, not for a session alone.",
			"learn/VaultApi.java", "static/js/reverify.js"),

	IN_CODE(Part.PROTECT, "In code", "auth.protect(…) decides what no annotation can say, and returns the session.",
			"learn/ReportApi.java"),

	ROUTE_RULES(Part.PROTECT, "Route rules", "Paths are protected by configuration; the code knows nothing of it.",
			"application.yml", "learn/StatusApi.java"),

	MIDDLEWARE(Part.PROTECT, "Middleware", "A rule for many routes that compares the path with the caller.",
			"learn/TeamMiddleware.java", "learn/TeamApi.java"),

	ORGANIZATIONS(Part.USE, "Organizations",
			"The address names the organization, and it becomes the active one; or a page switches it.",
			"learn/OrganizationController.java", "application.yml", "static/js/organizations.js"),

	API_CALLS(Part.USE, "Calls from a page",
			"A script calls the API with the session's token. The same code serves the cookie of a form.",
			"static/js/token.js", "ProjectApi.java"),

	MACHINE_TOKENS(Part.USE, "API keys", "Programs call with a key of a user or an organization, limited by scopes.",
			"learn/ImportApi.java", "learn/KeyController.java"),

	WEBHOOKS(Part.USE, "Webhooks", "Clerk tells of its users. Each message is verified, typed, and handled once.",
			"UserSync.java", "UserController.java"),

	BACKEND_API(Part.USE, "Backend API",
			"The user behind a session, or any call to Clerk, with time-outs and repeats in place.",
			"learn/ProfileApi.java", "page/SignOutController.java"),

	FRONTEND_API_PROXY(Part.USE, "Frontend API proxy",
			"Browsers reach Clerk through the application's own address, with one setting.", "application-browser.yml",
			"templates/fragments/clerk.html"),

	SIGN_IN_FORM(Part.BROWSER, "A form of your own",
			"The form works without a script. With Clerk's it asks Clerk itself, and stays on the page.",
			"templates/sign-in.html", "static/js/sign-in.js"),

	COMPONENTS(Part.BROWSER, "Clerk's components",
			"Organization switcher, user button and sign-in as Clerk makes them, in the colours of the page.",
			"templates/fragments/clerk.html", "static/js/clerk.js", "static/js/components.js"),

	POLICY(Part.BROWSER, "A strict policy",
			"A Content-Security-Policy under which all of this runs: no inline script, no script from elsewhere.",
			"page/PageHeaders.java", "page/PagePolicy.java"),

	TESTS(Part.TESTS, "Made-up callers", "A caller is made up in a line, without Clerk, keys or network.",
			"AdminControllerTests.java"),

	PUBLIC_ROUTES(Part.TESTS, "What is public",
			"A list of the routes that anybody may call. A new one is red until somebody has decided.",
			"PublicRoutesTests.java"),

	LOCAL_CLERK(Part.TESTS, "A local Clerk",
			"Real tokens, cookies, keys and calls, on a Clerk that runs in the test. This page may run on it too.",
			"RealTokenTests.java", "ApiKeyTests.java");

	private final Part part;

	private final String title;

	private final String sentence;

	private final List<String> files;

	Capability(Part part, String title, String sentence, String... files) {
		this.part = part;
		this.title = title;
		this.sentence = sentence;
		this.files = List.of(files);
	}

	static Optional<Capability> find(String id) {
		return Arrays.stream(values()).filter((capability) -> capability.id().equals(id)).findFirst();
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the template of its page.
	 */
	public String page() {
		return "learn/" + id();
	}

	/**
	 * Returns what a reader meets before this, or null for the first.
	 */
	public @Nullable Capability previous() {
		return (ordinal() > 0) ? values()[ordinal() - 1] : null;
	}

	/**
	 * Returns what a reader meets after this, or null for the last.
	 */
	public @Nullable Capability next() {
		return (ordinal() + 1 < values().length) ? values()[ordinal() + 1] : null;
	}

	public Part part() {
		return this.part;
	}

	public String title() {
		return this.title;
	}

	public String sentence() {
		return this.sentence;
	}

	/**
	 * Returns the files to be shown, as {@link SourceCode} reads them.
	 */
	public List<String> files() {
		return this.files;
	}

	/**
	 * A chapter.
	 */
	enum Part {

		PROTECT("Protect"), USE("Work with Clerk"), BROWSER("In the browser"), TESTS("Test it");

		private final String title;

		Part(String title) {
			this.title = title;
		}

		public String title() {
			return this.title;
		}

		public List<Capability> capabilities() {
			return Arrays.stream(Capability.values()).filter((capability) -> capability.part == this).toList();
		}

	}

}
