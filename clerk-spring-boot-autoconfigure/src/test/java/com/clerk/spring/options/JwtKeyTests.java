package com.clerk.spring.options;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.conformance.Vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JwtKeyTests {

	private static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	private static final RSAPublicKey KEY = JwtKey.parse(PEM).publicKey();

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void everyFormOfAKeyIsTheSameKey(String form, String text) {
		assertThat(JwtKey.parse(text).publicKey()).isEqualTo(KEY);
	}

	static Stream<Arguments> forms() {
		String body = PEM.replaceAll("-----[A-Z ]+-----", "").strip();
		return Stream.of(arguments("as exported", PEM), arguments("CRLF", PEM.replace("\n", "\r\n")),
				arguments("one line", PEM.replace("\n", "")), arguments("no final line end", PEM.strip()),
				arguments("leading blank lines", "\n\n" + PEM), arguments("bare base64", body),
				arguments("bare base64 on one line", body.replace("\n", "")),
				arguments("indented", PEM.replace("\n", "\n    ")), arguments("in quotes", '"' + PEM.strip() + '"'),
				arguments("literal line ends", PEM.replace("\n", "\\n")),
				arguments("literal CRLF", PEM.replace("\n", "\\r\\n")),
				arguments("literal line ends in quotes", '"' + PEM.replace("\n", "\\n") + '"'));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tokens-rsa-4096.public.pem", "tokens-rsa-e3.public.pem" })
	void otherSizesAndExponentsAreKeysToo(String file) {
		assertThat(JwtKey.parse(Vectors.key(file)).publicKey()).isNotNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void whatIsNoPublicKeyIsRefusedWithTheStepThatFailed(String mistake, String text, String step) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> JwtKey.parse(text))
			.withMessageContaining("clerk.jwt-key")
			.withMessageContaining(step)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("jwt-key-invalid"))
			.satisfies((ex) -> assertThat(ex).hasNoCause())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(body(text)));
	}

	static Stream<Arguments> mistakes() throws NoSuchAlgorithmException {
		String cut = PEM.strip().substring(0, 200);
		String half = PEM.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "").substring(0, 100);
		PublicKey dsa = KeyPairGenerator.getInstance("DSA").generateKeyPair().getPublic();
		return Stream.of(arguments("EC key", Vectors.key("tokens-ec.public.pem"), "not an RSA public key"),
				arguments("DSA key", Base64.getEncoder().encodeToString(dsa.getEncoded()), "not an RSA public key"),
				arguments("private key", Vectors.key("tokens-rsa-a.private.pem"), "a private key"),
				arguments("private key without armour",
						Vectors.key("tokens-rsa-a.private.pem").replaceAll("-----[A-Z ]+-----", ""),
						"not an RSA public key"),
				arguments("certificate armour", PEM.replace("PUBLIC KEY", "CERTIFICATE"), "a certificate"),
				arguments("cut off", cut, "cut off"), arguments("half of the base64", half, "not an RSA public key"),
				arguments("two keys", PEM + PEM, "not base64"),
				arguments("no key in the armour", PEM.replaceAll("\n[^-]+\n", "\n"), "holds no key"),
				arguments("rubbish", "sesame, open!", "not base64"), arguments("only quotes", "\"\"", "holds no key"));
	}

	private static String body(String text) {
		String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
		return body.isEmpty() || "\"\"".equals(body) ? "\u0000" : body.substring(0, Math.min(10, body.length()));
	}

	@Test
	void showsItsSizeOnly() {
		assertThat(JwtKey.parse(PEM)).hasToString("JwtKey[RSA, 2048 bits]");
	}

	@Test
	void keysAreEqualWhateverTheForm() {
		JwtKey key = JwtKey.parse(PEM);

		assertThat(key).isEqualTo(JwtKey.parse(PEM.replace("\n", "\\n")))
			.hasSameHashCodeAs(JwtKey.parse(PEM.replace("\n", "")));
		assertThat(key).isNotEqualTo(JwtKey.parse(Vectors.key("tokens-rsa-b.public.pem")));
	}

}
