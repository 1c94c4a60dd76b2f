package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.RSAKey;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.options.JwtKey;

/**
 * The recorded keys, and tokens signed with them.
 */
public final class TestKeys {

	public static final TestKeys A = new TestKeys("a", "ins_vecA");

	public static final TestKeys B = new TestKeys("b", "ins_vecB");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final String pem;

	private final String kid;

	private final PrivateKey privateKey;

	private TestKeys(String name, String kid) {
		this.pem = Vectors.key("tokens-rsa-" + name + ".public.pem");
		this.kid = kid;
		String body = Vectors.key("tokens-rsa-" + name + ".private.pem").replaceAll("-----[^-]+-----|\\s", "");
		try {
			this.privateKey = KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String pem() {
		return this.pem;
	}

	RSAPublicKey publicKey() {
		return JwtKey.parse(this.pem).publicKey();
	}

	Map<String, Object> jwk() {
		Map<String, Object> jwk = new LinkedHashMap<>(new RSAKey.Builder(publicKey()).build().toJSONObject());
		jwk.putAll(Map.of("kid", this.kid, "use", "sig", "alg", "RS256"));
		return jwk;
	}

	public static Map<String, Object> jwks(TestKeys... keys) {
		return Map.of("keys", Arrays.stream(keys).map(TestKeys::jwk).toList());
	}

	public static Map<String, Object> header(String kid) {
		Map<String, Object> header = new LinkedHashMap<>();
		header.put("alg", "RS256");
		header.put("cat", "cl_B7d4PD111AAA");
		header.put("kid", kid);
		header.put("typ", "JWT");
		return header;
	}

	/**
	 * Claims that are good at the time of a new {@link TestClock}.
	 */
	public static Map<String, Object> claims() {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("azp", "https://app.example.com");
		claims.put("exp", 1_800_000_060L);
		claims.put("iat", 1_799_999_995L);
		claims.put("iss", "https://clerk.example.com");
		claims.put("nbf", 1_799_999_985L);
		claims.put("sid", "sess_1");
		claims.put("sub", "user_1");
		claims.put("v", 2);
		return claims;
	}

	public String token() {
		return token(header(this.kid), claims());
	}

	public String tokenOf(String claim, Object value) {
		Map<String, Object> claims = claims();
		claims.put(claim, value);
		return token(header(this.kid), claims);
	}

	String tokenWithout(String claim) {
		Map<String, Object> claims = claims();
		claims.remove(claim);
		return token(header(this.kid), claims);
	}

	public String tokenWithHeader(String name, Object value) {
		Map<String, Object> header = header(this.kid);
		header.put(name, value);
		return token(header, claims());
	}

	public String token(Map<String, Object> header, Map<String, Object> claims) {
		return signed(MAPPER.writeValueAsString(header), MAPPER.writeValueAsString(claims));
	}

	public String signed(String header, String claims) {
		String text = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
				+ encode(claims.getBytes(StandardCharsets.UTF_8));
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.privateKey);
			signature.update(text.getBytes(StandardCharsets.US_ASCII));
			return text + "." + encode(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static List<String> unsigned(Map<String, Object> header) {
		return List.of(encode(MAPPER.writeValueAsBytes(header)), encode(MAPPER.writeValueAsBytes(claims())));
	}

}
