package com.clerk.spring.test.emulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Goes through handshakes as an application and its browser do together.
 */
final class Handshakes {

	private Handshakes() {
	}

	/** The path of a handshake that leads back to an address. */
	static String path(String redirectUrl, String more) {
		return "/v1/client/handshake?redirect_url=" + URLEncoder.encode(redirectUrl, StandardCharsets.UTF_8) + more;
	}

	/** The dev browser that comes last in an address. */
	static String devBrowser(String url) {
		return url.substring(url.indexOf("__clerk_db_jwt=") + "__clerk_db_jwt=".length());
	}

	/** What a dev browser's application is told to set. */
	static List<String> directives(ClerkEmulator clerk, String redirectUrl, String devBrowser) {
		String location = new Visitor(clerk).get(path(redirectUrl, "&format=nonce&__clerk_db_jwt=" + devBrowser))
			.header("Location");
		return exchange(clerk, location.substring(location.lastIndexOf('=') + 1));
	}

	@SuppressWarnings("unchecked")
	static List<String> exchange(ClerkEmulator clerk, String nonce) {
		return (List<String>) new Visitor(clerk).header("Authorization", "Bearer " + clerk.secretKey())
			.get("/v1/clients/handshake_payload?nonce=" + nonce)
			.json()
			.get("directives");
	}

	/** The claims that the application sees after a way back with a dev browser. */
	static Map<String, Object> claims(ClerkEmulator clerk, String wayBack) {
		List<String> directives = directives(clerk, wayBack, devBrowser(wayBack));
		return Tokens.verified(clerk, value(directives.get(4)));
	}

	/** The value that a line sets. */
	static String value(String line) {
		return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
	}

}
