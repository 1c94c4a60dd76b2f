package com.clerk.spring.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.OtherClerkEvent;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserUpdated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint makes of what arrives.
 */
@ExtendWith(OutputCaptureExtension.class)
class WebhookFilterTests {

	private static final int MAX_BODY = 1024;

	private final TestClock clock = new TestClock();

	private final List<ClerkEvent> published = Collections.synchronizedList(new ArrayList<>());

	private final WebhookVerifier verifier = WebhookVerifier.create(List.of(SignedWebhook.SECRET), this.clock);

	private ClerkEventPublisher publisher = this.published::add;

	@Test
	void aVerifiedEventIsPublishedBeforeTheAnswer() {
		MockHttpServletResponse response = send(userCreated("msg_1"));

		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(this.published).singleElement().isInstanceOfSatisfying(UserCreated.class, (event) -> {
			assertThat(event.id()).isEqualTo("msg_1");
			assertThat(event.data().id()).isEqualTo("user_1");
		});
	}

	@Test
	void noIdHidesADeliveryOfAnInstance() {
		List<String> remembered = new ArrayList<>();
		WebhookDeliveryStore store = (id, handling) -> {
			remembered.add(id);
			return WebhookDeliveryStore.Outcome.HANDLED;
		};
		WebhookVerifier ofInstance = WebhookVerifier.forInstance("acme", List.of(SignedWebhook.SECRET), this.clock);

		send(userCreated("msg_1").request(),
				new WebhookFilterBuilder((request) -> ofInstance, store, this.publisher, this.clock).build());
		MockHttpServletResponse forged = send(SignedWebhook.userCreated(remembered.get(0), now()));

		assertThat(forged.getStatus()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "post", "PROPFIND" })
	void anyMethodButPostIsNotAllowed(String method) {
		MockHttpServletRequest request = userCreated("msg_1").request();
		request.setMethod(method);

		MockHttpServletResponse response = send(request, filter());

		assertThat(response.getStatus()).isEqualTo(405);
		assertThat(response.getHeader("Allow")).isEqualTo("POST");
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(this.published).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "-301", "301", "-86400", "86400", "-1800000000", "9000000000" })
	void tooOldAndTooNewIsRefused(long seconds) {
		assertRefused(signed(String.valueOf(now().getEpochSecond() + seconds)));
	}

	@ParameterizedTest
	@CsvSource({ "-300", "300", "0" })
	void fiveMinutesEitherWayAreTolerated(long seconds) {
		assertThat(send(signed(String.valueOf(now().getEpochSecond() + seconds))).getStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1800000000.9", "1800000000.0", "+1800000000", "-1800000000", "01800000000",
			"1800000000000", "1.8e9", "abc", "0x6b49d200", "１８００００００００", "99999999999999999999", "1800000000abc" })
	void aTimestampThatIsNoneIsRefused(String timestamp) {
		assertRefused(signed(timestamp));
	}

	@ParameterizedTest
	@ValueSource(strings = { "svix-id", "svix-timestamp", "svix-signature" })
	void eachHeaderIsNeeded(String name) {
		assertRefused(userCreated("msg_1").without(name));
		assertRefused(userCreated("msg_1").with(name, " "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v1", "v1,", "v1, ", ",", "v2,c2lnbmF0dXJl", "v1,c2lnbmF0dXJl", "v1a,c2lnbmF0dXJl",
			"V1,c2lnbmF0dXJl", "c2lnbmF0dXJl" })
	void aSignatureThatDoesNotFitIsRefused(String signature) {
		assertRefused(userCreated("msg_1").with("svix-signature", signature));
	}

	@Test
	void theSignatureOfAnotherBodyIdOrSecretIsRefused() {
		SignedWebhook good = userCreated("msg_1");
		assertRefused(
				new SignedWebhook(good.headers(), "{\"type\":\"user.deleted\"}".getBytes(StandardCharsets.UTF_8)));
		assertRefused(good.with("svix-id", "msg_2"));
		assertRefused(SignedWebhook.of("whsec_" + "A".repeat(32), "msg_1", "1800000000", good.body()));
	}

	@Test
	void anySecretOfSeveralWillDo() {
		WebhookVerifier both = WebhookVerifier.create(List.of("whsec_" + "A".repeat(32), SignedWebhook.SECRET),
				this.clock);
		WebhookFilter filter = builder((request) -> both).build();

		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "\"text\"", "1", "{", "{} {}", "{\"type\":}", "<xml/>" })
	void aSignedBodyThatIsNoJsonObjectIsRefused(String body) {
		assertRefused(SignedWebhook.of("msg_1", now(), body));
	}

	@Test
	void aSignedBodyInIllFormedUtf8IsRefused() {
		assertRefused(SignedWebhook.of("msg_1", now(), new byte[] { '{', '"', (byte) 0xC3, '(', '"', ':', '1', '}' }));
		assertRefused(SignedWebhook.of("msg_1", now(), new byte[] { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}' }));
		assertRefused(SignedWebhook.of("msg_1", now(), "{}".getBytes(StandardCharsets.UTF_16)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "100000000000000000000", "-9223372036854775809", "1e400" })
	void aNumberTooLargeForALongHidesNoEvent(String number) {
		String body = "{\"type\":\"user.updated\",\"timestamp\":" + number
				+ ",\"data\":{\"id\":\"user_1\",\"banned\":true,\"unsafe_metadata\":{\"a\":" + number + "}}}";

		assertThat(send(SignedWebhook.of("msg_1", now(), body)).getStatus()).isEqualTo(200);

		assertThat(this.published).singleElement().isInstanceOfSatisfying(UserUpdated.class, (event) -> {
			assertThat(event.data().banned()).isTrue();
			assertThat(event.timestamp()).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void whatUsersPutIntoTheirMetadataHidesNoEvent(String open) {
		String close = open.equals("[") ? "]" : "}";
		String metadata = open.repeat(4000 / open.length()) + "1".repeat(2000) + close.repeat(4000 / open.length());
		String body = "{\"type\":\"user.updated\",\"data\":{\"unsafe_metadata\":{\"a\":" + metadata
				+ "},\"id\":\"user_1\",\"banned\":true}}";

		assertThat(send(SignedWebhook.of("msg_1", now(), body).request(), filter(100_000)).getStatus()).isEqualTo(200);

		assertThat(this.published).singleElement()
			.isInstanceOfSatisfying(UserUpdated.class, (event) -> assertThat(event.data().banned()).isTrue());
	}

	@Test
	void ofTwoMembersOfOneNameTheLastCounts() {
		send(SignedWebhook.of("msg_1", now(),
				"{\"data\":{\"id\":\"a\"},\"type\":\"user.created\",\"data\":{\"id\":\"b\"}}"));

		assertThat(this.published).singleElement()
			.satisfies((event) -> assertThat(event.data()).extracting("id").isEqualTo("b"))
			.satisfies((event) -> assertThat(event.json()).containsEntry("data", Map.of("id", "b")));
	}

	@Test
	void aBodyThatIsNestedTooDeepIsRefused() {
		String deeper = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

		MockHttpServletResponse response = send(SignedWebhook.of("msg_2", now(), deeper).request(), filter(100_000));

		assertThat(response.getStatus()).isEqualTo(400);
	}

	@Test
	void aBodyAsLongAsAllowedIsRead() {
		String body = "{\"a\":\"" + "x".repeat(MAX_BODY - 8) + "\"}";
		assertThat(send(SignedWebhook.of("msg_1", now(), body)).getStatus()).isEqualTo(200);
	}

	@Test
	void aBodyThatSaysItIsTooLongIsNotReadAtAll() {
		Endless body = new Endless();

		MockHttpServletResponse response = send(request(body, 10_000_000), filter());

		assertThat(response.getStatus()).isEqualTo(413);
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(body.read).isZero();
	}

	@Test
	void aBodyThatTurnsOutTooLongIsReadNoFurther() {
		Endless body = new Endless();

		assertThat(send(request(body, -1), filter()).getStatus()).isEqualTo(413);
		assertThat(body.read).isEqualTo(MAX_BODY + 1);
	}

	@Test
	void aBodyThatBreaksOffIsRefused() {
		InputStream broken = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("gone");
			}

		};

		assertThat(send(request(broken, 100), filter()).getStatus()).isEqualTo(400);
	}

	@Test
	void aBodyThatAFilterAheadHasReadIsExplained(CapturedOutput output) {
		MockHttpServletResponse response = send(request(InputStream.nullInputStream(), 100), filter());

		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(output).contains("ERROR").contains("The body was read by a filter ahead");
	}

	@Test
	void aBodyThatAFilterAheadReadsAsTextIsExplainedToo(CapturedOutput output) throws IOException {
		MockHttpServletRequest request = userCreated("msg_1").request();
		request.getReader();

		assertThat(send(request, filter()).getStatus()).isEqualTo(400);
		assertThat(output).contains("ERROR").contains("The body was read by a filter ahead");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"type\":null}", "{\"type\":17}",
			"{\"type\":\"user.frozen\",\"data\":{\"id\":\"user_1\"}}", "{\"type\":\"user.created\"}",
			"{\"type\":\"user.created\",\"data\":[]}", "{\"type\":\"user.created\",\"data\":{\"id\":{}}}",
			"{\"type\":\"user.created\",\"data\":{\"id\":\"user_1\",\"email_addresses\":\"none\"}}",
			"{\"type\":\"user.created\",\"data\":{\"id\":\"user_1\",\"email_addresses\":[null]}}",
			"{\"type\":\"user.created\",\"data\":{\"id\":\"user_1\",\"created_at\":\"yesterday\"}}" })
	void whatNoClassFitsArrivesAsTheGenericEvent(String body) {
		assertThat(send(SignedWebhook.of("msg_1", now(), body)).getStatus()).isEqualTo(200);
		assertThat(this.published).singleElement().isInstanceOf(OtherClerkEvent.class);
	}

	@Test
	void aRepetitionIsAnsweredWithoutPublishingAgain() {
		WebhookFilter filter = filter();

		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
		this.clock.advance(Duration.ofHours(8));
		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
		assertThat(send(userCreated("msg_2").request(), filter).getStatus()).isEqualTo(200);

		assertThat(this.published).extracting(ClerkEvent::id).containsExactly("msg_1", "msg_2");
	}

	@Test
	void anUnverifiedRepetitionTellsNothing() {
		WebhookFilter filter = filter();
		send(userCreated("msg_1").request(), filter);

		MockHttpServletResponse response = send(
				userCreated("msg_1").with("svix-signature", "v1,c2lnbmF0dXJl").request(), filter);

		assertThat(response.getStatus()).isEqualTo(400);
	}

	@Test
	void anUnverifiedDeliveryIsNotRemembered() {
		WebhookFilter filter = filter();

		send(userCreated("msg_1").with("svix-signature", "v1,c2lnbmF0dXJl").request(), filter);
		send(userCreated("msg_1").request(), filter);

		assertThat(this.published).hasSize(1);
	}

	@Test
	void aFailingListenerLetsClerkSendAgain(CapturedOutput output) {
		List<ClerkEvent> handled = new ArrayList<>();
		WebhookFilter filter = filterFor((event) -> {
			handled.add(event);
			if (handled.size() == 1) {
				throw new IllegalStateException("database down");
			}
		});

		MockHttpServletResponse response = send(userCreated("msg_1").request(), filter);

		assertThat(response.getStatus()).isEqualTo(500);
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(output).contains("The webhook msg_1 of type user.created could not be handled", "database down")
			.doesNotContain("Lovelace");
		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
		assertThat(handled).hasSize(2);
	}

	@Test
	void aListenerThatRefusesAWebhookByHandIsAFailingListener() {
		WebhookFilter filter = filterFor((event) -> this.verifier.verify(new HttpHeaders(), new byte[0]));

		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(500);
	}

	@Test
	void oneDeliveryAHundredTimesAtOnceIsHandledOnce() throws Exception {
		CountDownLatch othersAreAnswered = new CountDownLatch(99);
		WebhookFilter filter = filterFor((event) -> {
			this.published.add(event);
			await(othersAreAnswered);
		});
		ExecutorService threads = Executors.newFixedThreadPool(100);
		try {
			List<Future<Integer>> answers = IntStream.range(0, 100).mapToObj((index) -> threads.submit(() -> {
				int status = send(userCreated("msg_1").request(), filter).getStatus();
				othersAreAnswered.countDown();
				return status;
			})).toList();
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : answers) {
				statuses.add(answer.get());
			}

			assertThat(this.published).hasSize(1);
			assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
			assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(200);
			assertThat(this.published).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aRefusalIsLoggedOnceAMinuteWithTheIdAndNothingElse(CapturedOutput output) {
		WebhookFilter filter = filter();
		SignedWebhook forged = userCreated("msg_1").with("svix-signature", "v1,c2lnbmF0dXJl");
		IntStream.range(0, 50).forEach((index) -> send(forged.request(), filter));
		assertThat(output).containsOnlyOnce("A webhook was refused");
		assertThat(output).contains("WARN", "SIGNATURE_MISMATCH", "svix-id msg_1").doesNotContain("c2ln", "Lovelace");

		this.clock.advance(Duration.ofMinutes(1));
		send(forged.with("svix-timestamp", String.valueOf(now().getEpochSecond())).request(), filter);

		assertThat(output).contains("50 times since the last warning");
	}

	@ParameterizedTest
	@ValueSource(strings = { "msg\tx", "mség", "a b" })
	void anIdThatIsNoneIsRefusedAndNotLogged(String id, CapturedOutput output) {
		assertRefused(SignedWebhook.of(id, now(), "{}"));
		assertRefused(SignedWebhook.of("x".repeat(256), now(), "{}"));
		assertThat(output).contains("svix-id absent or unusable").doesNotContain(id, "xxx");
	}

	@Test
	void aRequestThatNobodyHasASecretForIsRefused(CapturedOutput output) {
		WebhookFilter filter = builder((request) -> null).build();

		assertThat(send(userCreated("msg_1").request(), filter).getStatus()).isEqualTo(400);
		assertThat(output).contains("HOST_UNKNOWN", "clerk.instances.<name>.webhooks.signing-secrets");
	}

	@Test
	void instancesKnowNothingOfTheDeliveriesOfOthers() {
		WebhookFilter filter = builder((request) -> WebhookVerifier.forInstance(request.getServerName(),
				List.of(SignedWebhook.SECRET), this.clock))
			.build();

		for (String host : List.of("a.example", "b.example", "a.example", "b.example")) {
			MockHttpServletRequest request = userCreated("msg_1").request();
			request.setServerName(host);
			assertThat(send(request, filter).getStatus()).isEqualTo(200);
		}

		assertThat(this.published).extracting((event) -> event.delivery().instanceName())
			.containsExactly("a.example", "b.example");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void assertRefused(SignedWebhook webhook) {
		MockHttpServletResponse response = send(webhook);

		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getContentAsByteArray()).isEmpty();
		assertThat(response.getHeaderNames()).isEmpty();
		assertThat(this.published).isEmpty();
	}

	private Instant now() {
		return this.clock.instant();
	}

	private SignedWebhook userCreated(String id) {
		return SignedWebhook.userCreated(id, now());
	}

	private SignedWebhook signed(String timestamp) {
		return SignedWebhook.of(SignedWebhook.SECRET, "msg_1", timestamp, "{}".getBytes(StandardCharsets.UTF_8));
	}

	private WebhookFilter filterFor(ClerkEventPublisher listener) {
		this.publisher = listener;
		return filter();
	}

	private WebhookFilter filter() {
		return filter(MAX_BODY);
	}

	private WebhookFilter filter(int maxBody) {
		return builder((request) -> this.verifier).maxBody(maxBody).build();
	}

	private WebhookFilterBuilder builder(WebhookVerifierResolver verifiers) {
		return new WebhookFilterBuilder(verifiers, new MemoryWebhookDeliveryStore(this.clock), this.publisher,
				this.clock)
			.maxBody(MAX_BODY);
	}

	private MockHttpServletResponse send(SignedWebhook webhook) {
		return send(webhook.request(), filter());
	}

	private static MockHttpServletResponse send(HttpServletRequest request, WebhookFilter filter) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		try {
			filter.doFilter(request, response, chain);
		}
		catch (IOException | ServletException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(chain.getRequest()).as("nothing is passed on").isNull();
		return response;
	}

	private HttpServletRequest request(InputStream body, long announced) {
		return new HttpServletRequestWrapper(userCreated("msg_1").request()) {

			@Override
			public long getContentLengthLong() {
				return announced;
			}

			@Override
			public ServletInputStream getInputStream() {
				return new PlainInput(body);
			}

		};
	}

	/** A body without an end. */
	private static final class Endless extends InputStream {

		private int read;

		@Override
		public int read() {
			this.read++;
			return ' ';
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			this.read += length;
			return length;
		}

	}

	/** A body as a servlet sees it. */
	private static final class PlainInput extends ServletInputStream {

		private final InputStream source;

		private PlainInput(InputStream source) {
			this.source = source;
		}

		@Override
		public int read() throws IOException {
			return this.source.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			return this.source.read(target, offset, length);
		}

		@Override
		public boolean isFinished() {
			return false;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
