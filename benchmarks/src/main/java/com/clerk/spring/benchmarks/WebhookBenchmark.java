package com.clerk.spring.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.webhook.MemoryWebhookDeliveryStore;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookFilterBuilder;
import com.clerk.spring.webhook.WebhookVerifier;

/**
 * Takes in one webhook after the other: a user of usual size, each a delivery of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WebhookBenchmark {

	private static final int HTTP_OK = 200;

	/** More than the store remembers, so that each is new to it. */
	private static final int DELIVERIES = 60_000;

	private static final String BODY = """
			{"data":{"backup_code_enabled":false,"banned":false,"create_organization_enabled":true,"created_at":1716883200000,
			"delete_self_enabled":true,"email_addresses":[{"created_at":1716883200000,"email_address":"ada@example.com",
			"id":"idn_2abcdefghijklmnopqrstuvwxyz","linked_to":[],"matches_sso_connection":false,"object":"email_address",
			"reserved":false,"updated_at":1716883200000,"verification":{"attempts":1,"expire_at":1716883800000,
			"object":"verification_otp","status":"verified","strategy":"email_code"}}],"external_accounts":[],
			"external_id":null,"first_name":"Ada","has_image":false,"id":"user_2abcdefghijklmnopqrstuvwxyz",
			"image_url":"https://img.clerk.com/eyJ0eXBlIjoiZGVmYXVsdCIsImlpZCI6Imluc18yYWJjZGVmIn0","last_active_at":1716883200000,
			"last_name":"Lovelace","last_sign_in_at":null,"legal_accepted_at":null,"locale":"en-GB","locked":false,
			"lockout_expires_in_seconds":null,"mfa_disabled_at":null,"mfa_enabled_at":null,"object":"user","passkeys":[],
			"password_enabled":true,"phone_numbers":[],"primary_email_address_id":"idn_2abcdefghijklmnopqrstuvwxyz",
			"primary_phone_number_id":null,"primary_web3_wallet_id":null,"private_metadata":{},
			"profile_image_url":"https://www.gravatar.com/avatar?d=mp","public_metadata":{"plan":"pro","seats":12},
			"saml_accounts":[],"totp_enabled":false,"two_factor_enabled":false,"unsafe_metadata":{"theme":"dark"},
			"updated_at":1716883200000,"username":"ada","verification_attempts_remaining":100,"web3_wallets":[]},
			"event_attributes":{"http_request":{"client_ip":"192.0.2.1","user_agent":"Mozilla/5.0 (X11; Linux x86_64)"}},
			"instance_id":"ins_2abcdefghijklmnopqrstuvwxyz","object":"event","timestamp":1716883200000,"type":"user.created"}""";

	private final byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

	private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1_716_883_201), ZoneOffset.UTC);

	private final SecretKeySpec key = new SecretKeySpec("0123456789abcdefghijklmn".getBytes(StandardCharsets.US_ASCII),
			"HmacSHA256");

	private final WebhookVerifier verifier = WebhookVerifier
		.create(List.of("whsec_" + Base64.getEncoder().encodeToString(this.key.getEncoded())), this.clock);

	private final WebhookFilter endpoint = new WebhookFilterBuilder((request) -> this.verifier,
			new MemoryWebhookDeliveryStore(this.clock), (event) -> {
			}, this.clock)
		.build();

	private final List<HttpHeaders> deliveries = IntStream.range(0, DELIVERIES)
		.mapToObj((number) -> signed("msg_2abcdefghijklmnopqrstu" + number))
		.toList();

	private int next;

	/**
	 * What no verification can do without.
	 */
	@Benchmark
	public byte[] bareHmac() throws GeneralSecurityException {
		return hmac("msg_2abcdefghijklmnopqrstu00000");
	}

	/**
	 * A webhook verified by hand, its event read.
	 */
	@Benchmark
	public Object verification() {
		return this.verifier.verify(delivery(), this.body);
	}

	/**
	 * A webhook at the endpoint, remembered in memory and published to nobody.
	 */
	@Benchmark
	public int delivered() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhooks/clerk");
		delivery().forEach((name, values) -> request.addHeader(name, values.get(0)));
		request.setContent(this.body);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.endpoint.doFilter(request, response, new MockFilterChain());
		if (response.getStatus() != HTTP_OK) {
			throw new IllegalStateException("Refused: " + response.getStatus());
		}
		return response.getStatus();
	}

	private HttpHeaders delivery() {
		this.next = (this.next + 1) % DELIVERIES;
		return this.deliveries.get(this.next);
	}

	private HttpHeaders signed(String id) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("content-type", "application/json");
		headers.add("svix-id", id);
		headers.add("svix-timestamp", "1716883200");
		try {
			headers.add("svix-signature", "v1," + Base64.getEncoder().encodeToString(hmac(id)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return headers;
	}

	private byte[] hmac(String id) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(this.key);
		mac.update((id + ".1716883200.").getBytes(StandardCharsets.US_ASCII));
		return mac.doFinal(this.body);
	}

}
