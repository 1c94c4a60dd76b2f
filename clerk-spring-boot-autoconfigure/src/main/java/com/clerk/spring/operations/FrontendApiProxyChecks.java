package com.clerk.spring.operations;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.proxy.FrontendApiProxySettings;

/**
 * U03 to U05, and U17: the Frontend API proxy has the key that it needs, is where it is
 * of use, has a path of its own, and keeps the key to itself.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxyChecks {

	private static final String PREFIX = "clerk.frontend-api-proxy.";

	private static final String PATH = PREFIX + "path";

	private static final Pattern LOOPBACK = Pattern.compile("(?i:(?:.+\\.)?localhost)|127(?:\\.\\d{1,3}){3}|\\[::1]");

	private final boolean enabled;

	private final String path;

	private final @Nullable URI fapiUrl;

	private final Map<SettingNames, ClerkOptions> instances;

	private FrontendApiProxyChecks(boolean enabled, String path, @Nullable URI fapiUrl,
			Map<SettingNames, ClerkOptions> instances) {
		this.enabled = enabled;
		this.path = path;
		this.fapiUrl = fapiUrl;
		this.instances = instances;
	}

	/**
	 * Checks the settings of the proxy.
	 * @param enabled whether the filter of the proxy is there
	 * @param path the path as it was written
	 * @param fapiUrl the address of the Frontend API as it was written, or null. One that
	 * is none is not looked at: the proxy itself refuses it
	 * @param instances the options of every instance that the proxy is known to serve, by
	 * the names of their settings; empty if each request brings its own
	 * @return what there is to say, the worst first
	 */
	public static List<Finding> run(boolean enabled, String path, @Nullable String fapiUrl,
			Map<SettingNames, ClerkOptions> instances) {
		URI upstream = (StringUtils.hasLength(fapiUrl) && Origins.isAbsolute(fapiUrl)) ? URI.create(fapiUrl) : null;
		return new FrontendApiProxyChecks(enabled, path, upstream, instances).findings();
	}

	private List<Finding> findings() {
		return ConfigurationChecks.sort(Stream
			.concat(Stream.of(path(), clearText()),
					this.enabled ? this.instances.entrySet()
						.stream()
						.flatMap((entry) -> Stream.of(secretKey(entry.getKey(), entry.getValue()),
								testInstance(entry.getKey(), entry.getValue())))
							: Stream.empty())
			.filter(Objects::nonNull));
	}

	private static @Nullable Finding secretKey(SettingNames names, ClerkOptions options) {
		if (options.secretKey() != null) {
			return null;
		}
		return Finding.fail("U03", names.of("secret-key"),
				"The Frontend API proxy is enabled without a secret key, which Clerk demands with each request.",
				"Set " + names.withVariable("secret-key", "CLERK_SECRET_KEY") + ", or switch " + PREFIX
						+ "enabled off.");
	}

	private @Nullable Finding testInstance(SettingNames names, ClerkOptions options) {
		if (options.instanceType() == InstanceType.PRODUCTION || (this.fapiUrl != null && isLoopback(this.fapiUrl))) {
			return null;
		}
		return new Finding("U04", Level.WARN, PREFIX + "enabled",
				"The Frontend API proxy is enabled on a test instance (" + names.of("publishable-key")
						+ "), but Clerk supports it for production instances only.",
				"Set " + PREFIX + "enabled in production only.");
	}

	private @Nullable Finding path() {
		if (FrontendApiProxySettings.isPath(this.path) && !this.path.endsWith("/")) {
			return null;
		}
		String meant = "/" + StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(this.path, '/'), '/');
		boolean clear = FrontendApiProxySettings.isPath(meant) && !meant.contains("sk_");
		return Finding.fail("U05", PATH, "The path of the Frontend API proxy " + mistake() + ".",
				clear ? "Set " + PATH + " to '" + meant + "'." : "Set " + PATH + " to a path of its own, such as '"
						+ FrontendApiProxySettings.DEFAULT_PATH + "', without pattern and escape characters.");
	}

	private String mistake() {
		if (StringUtils.trimTrailingCharacter(this.path, '/').isEmpty()) {
			return "names the whole application";
		}
		if (!this.path.startsWith("/")) {
			return "does not start with '/'";
		}
		return FrontendApiProxySettings.isPath(this.path) ? "ends with '/'"
				: "holds a character of a pattern or an escape, or a segment that is empty or made of dots";
	}

	private @Nullable Finding clearText() {
		if (this.fapiUrl == null || !"http".equalsIgnoreCase(this.fapiUrl.getScheme()) || isLoopback(this.fapiUrl)) {
			return null;
		}
		return new Finding("U17", Level.WARN, PREFIX + "fapi-url",
				"The Frontend API proxy sends the secret key without TLS, where anybody on the way can read it.",
				"Let " + PREFIX + "fapi-url start with 'https://'.");
	}

	private static boolean isLoopback(URI url) {
		return LOOPBACK.matcher(url.getHost()).matches();
	}

}
