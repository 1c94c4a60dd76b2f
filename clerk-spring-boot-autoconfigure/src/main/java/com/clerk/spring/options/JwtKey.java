package com.clerk.spring.options;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * The public key of an instance, with which session tokens are verified without any
 * network call.
 * <p>
 * Accepted are an X.509 {@code SubjectPublicKeyInfo} in PEM form with any line ends, on
 * one line, indented, in a pair of double quotes, with the two characters {@code \n} in
 * place of line ends, and the bare base64 text without the armour lines.
 *
 * @since 0.1.0
 */
public final class JwtKey {

	private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";

	private static final String END = "-----END PUBLIC KEY-----";

	private final RSAPublicKey publicKey;

	// Options are looked up by their key in each request, and a key hashes all its bytes.
	private final int hash;

	private JwtKey(RSAPublicKey publicKey) {
		this.publicKey = publicKey;
		this.hash = publicKey.hashCode();
	}

	/**
	 * Parses a key.
	 * @param text the key's text in one of the accepted forms
	 * @return the key
	 * @throws ClerkConfigurationException with the code {@code jwt-key-invalid} when the
	 * text is no RSA public key; the message says which step failed and never shows the
	 * text
	 */
	public static JwtKey parse(String text) {
		String body = withoutArmour(text.replace("\\r", "").replace("\\n", "\n").replace("\"", "").strip());
		byte[] encoded = decoded(body.replaceAll("\\s", ""));
		try {
			return new JwtKey(
					(RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
		}
		catch (GeneralSecurityException ex) {
			throw invalid("its content is not an RSA public key (X.509 SubjectPublicKeyInfo)");
		}
	}

	private static String withoutArmour(String pem) {
		if (!pem.contains("-----")) {
			return pem;
		}
		if (!pem.startsWith(BEGIN)) {
			throw invalid("it does not start with '" + BEGIN + "' (a private key or a certificate is no public key)");
		}
		if (!pem.endsWith(END)) {
			throw invalid("it does not end with '" + END + "', so it was cut off");
		}
		return pem.substring(BEGIN.length(), pem.length() - END.length());
	}

	private static byte[] decoded(String base64) {
		if (base64.isEmpty()) {
			throw invalid("it holds no key");
		}
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("its content is not base64");
		}
	}

	private static ClerkConfigurationException invalid(String why) {
		return new ClerkConfigurationException("jwt-key-invalid",
				"The JWT key (clerk.jwt-key) can't be read: " + why + ".");
	}

	/**
	 * Returns the key itself.
	 * @return the RSA public key
	 */
	public RSAPublicKey publicKey() {
		return this.publicKey;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof JwtKey that && this.publicKey.equals(that.publicKey);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	/**
	 * Shows the size of the key only.
	 */
	@Override
	public String toString() {
		return "JwtKey[RSA, " + this.publicKey.getModulus().bitLength() + " bits]";
	}

}
