package com.clerk.spring.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * Verifies one session token after the other, with a key at hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerificationBenchmark {

	private static final int TOKENS = 4096;

	private static final String PARTY = "https://app.example.com";

	private final Clock clock = Clock.systemUTC();

	private final SampleTokens samples = new SampleTokens(2048, this.clock.instant());

	private final List<String> tokens = IntStream.range(0, TOKENS).mapToObj(this.samples::token).toList();

	private final String token = this.tokens.get(0);

	private final byte[] signedText = this.token.substring(0, this.token.lastIndexOf('.'))
		.getBytes(StandardCharsets.US_ASCII);

	private final byte[] signature = Base64.getUrlDecoder()
		.decode(this.token.substring(this.token.lastIndexOf('.') + 1));

	private final ClerkOptions options = ClerkOptions.builder()
		.jwtKey(this.samples.pem())
		.authorizedParties(List.of(PARTY))
		.build();

	private final SigningKeys keys = SigningKeys.create(new NoBackendApi(), this.clock);

	private final SessionTokenVerifier forgetful = SessionTokenVerifier.create(this.options, this.keys, this.clock, 0);

	private final SessionTokenVerifier rememberingFew = SessionTokenVerifier.create(this.options, this.keys, this.clock,
			16);

	private final SessionTokenVerifier remembering = SessionTokenVerifier.create(this.options, this.keys, this.clock,
			10_000);

	private final JwtDecoder springDecoder = NimbusJwtDecoder.withPublicKey(this.samples.publicKey()).build();

	private final VerifyTokenOptions sdkOptions = VerifyTokenOptions.jwtKey(this.samples.pem())
		.authorizedParty(PARTY)
		.build();

	private int next;

	/**
	 * What no verification can do without.
	 */
	@Benchmark
	public boolean bareSignatureCheck() throws GeneralSecurityException {
		Signature check = Signature.getInstance("SHA256withRSA");
		check.initVerify(this.samples.publicKey());
		check.update(this.signedText);
		return check.verify(this.signature);
	}

	/**
	 * A token never seen before, with the memory switched off.
	 */
	@Benchmark
	public Object fresh() {
		return this.forgetful.verify(this.token);
	}

	/**
	 * A token not seen lately: looked up in the memory in vain, checked, remembered.
	 */
	@Benchmark
	public Object freshAndRemembered() {
		this.next = (this.next + 1) % TOKENS;
		return this.rememberingFew.verify(this.tokens.get(this.next));
	}

	/**
	 * A token whose signature is remembered.
	 */
	@Benchmark
	public Object remembered() {
		return this.remembering.verify(this.token);
	}

	/**
	 * Spring's decoder with the key given and its default validators.
	 */
	@Benchmark
	public Object springNimbusJwtDecoder() {
		return this.springDecoder.decode(this.token);
	}

	/**
	 * Clerk's Java SDK with the key given.
	 */
	@Benchmark
	public Object clerkJavaSdk() throws Exception {
		return VerifyToken.verifyToken(this.token, this.sdkOptions);
	}

}
