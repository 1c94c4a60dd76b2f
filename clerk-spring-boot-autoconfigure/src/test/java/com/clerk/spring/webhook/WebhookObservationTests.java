package com.clerk.spring.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.event.ClerkEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What metrics are told of webhooks: few values, and none that a stranger could choose.
 */
@ExtendWith(OutputCaptureExtension.class)
class WebhookObservationTests {

	private final TestClock clock = new TestClock();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final WebhookVerifier verifier = WebhookVerifier.create(List.of(SignedWebhook.SECRET), this.clock);

	private ClerkEventPublisher publisher = (event) -> {
	};

	private WebhookObservationConvention convention = new DefaultWebhookObservationConvention();

	@BeforeEach
	void measure() {
		this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));
	}

	@Test
	void whatWasHandledIsCountedByItsTypeAndRepetitionsApart() {
		WebhookFilter filter = filter();
		send(userCreated("msg_1"), filter);
		send(userCreated("msg_1"), filter);
		send(userCreated("msg_2"), filter);

		assertThat(counted()).containsExactlyInAnyOrder("handled user.created none 2", "duplicate user.created none 1");
	}

	@Test
	void typesThatThisVersionDoesNotKnowAreOne() {
		WebhookFilter filter = filter();
		IntStream.range(0, 100).forEach((index) -> send(event("msg_" + index, "moon.landed" + index), filter));
		send(SignedWebhook.of("msg_none", this.clock.instant(), "{}"), filter);

		assertThat(counted()).containsExactly("handled other none 101");
	}

	@Test
	void whatStrangersSendMakesNoValues() {
		WebhookFilter filter = filter();
		IntStream.range(0, 100)
			.forEach((index) -> send(event("msg_" + index, "user.created" + index).with("svix-signature", "v1,AAAA"),
					filter));
		send(userCreated("msg_1").with("svix-signature", "v1,AAAA"), filter);

		assertThat(counted()).containsExactly("refused none signature_mismatch 101");
	}

	@Test
	void eachReasonToRefuseIsTold() {
		WebhookFilter filter = filter();
		send(userCreated("msg_1").without("svix-id"), filter);
		send(userCreated("msg_1").with("svix-timestamp", "1"), filter);
		send(SignedWebhook.of("msg_1", this.clock.instant(), "[]"), filter);

		assertThat(counted()).containsExactlyInAnyOrder("refused none headers_missing 1", "refused none too_old 1",
				"refused none body_invalid 1");
	}

	@Test
	void whatIsNotReadIsTold() {
		WebhookFilter filter = filter();
		send(SignedWebhook.of("msg_1", this.clock.instant(), "x".repeat(2000)), filter);
		MockHttpServletRequest get = userCreated("msg_1").request();
		get.setMethod("BREW");
		send(get, filter);

		assertThat(counted()).containsExactlyInAnyOrder("too_large none none 1", "method_not_allowed none none 1");
	}

	@Test
	void aFailureIsToldWithTheClassOfItsException() {
		this.publisher = (event) -> {
			throw new IllegalStateException("secret detail");
		};

		send(userCreated("msg_1"), filter());

		assertThat(counted()).containsExactly("failed user.created none 1");
		assertThat(this.meters.get("clerk.webhooks").tag("error", "IllegalStateException").timer().count())
			.isEqualTo(1);
	}

	@Test
	void aRepetitionThatOvertakesItsOriginalIsTold() {
		WebhookFilter[] filter = new WebhookFilter[1];
		this.publisher = (event) -> send(userCreated("msg_1"), filter[0]);
		filter[0] = filter();

		send(userCreated("msg_1"), filter[0]);

		assertThat(counted()).containsExactlyInAnyOrder("handled user.created none 1", "busy user.created none 1");
	}

	@Test
	void whatListenersDoIsPartOfTheRequest() {
		this.publisher = (event) -> assertThat(this.observations.getCurrentObservation().getContextView())
			.isInstanceOf(WebhookObservationContext.class);

		assertThat(send(userCreated("msg_1"), filter())).isEqualTo(200);
	}

	@Test
	void aConventionThatFailsTurnsNothingIntoAFailure() {
		this.convention = new DefaultWebhookObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
				if (context.getEvent() == null) {
					return KeyValues.empty();
				}
				throw new IllegalStateException("broken");
			}

		};

		assertThatNoException().isThrownBy(() -> assertThat(send(userCreated("msg_1"), filter())).isEqualTo(200));
	}

	@Test
	void aConventionThatFailsAtTheStartTurnsNothingIntoAFailureAndDoesNotFillTheLog(CapturedOutput output) {
		List<ClerkEvent> published = new ArrayList<>();
		this.publisher = published::add;
		this.convention = new DefaultWebhookObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
				throw new IllegalStateException("broken");
			}

		};
		WebhookFilter filter = filter();

		assertThat(send(userCreated("msg_1"), filter)).isEqualTo(200);
		assertThat(send(userCreated("msg_2"), filter)).isEqualTo(200);

		assertThat(published).extracting(ClerkEvent::id).containsExactly("msg_1", "msg_2");
		assertThat(output.getOut()).containsOnlyOnce("The observation of a webhook failed");
	}

	@Test
	void whileListenersRunThereIsNoOutcome() {
		List<String> active = new ArrayList<>();
		this.publisher = (event) -> this.meters.find("clerk.webhooks.active")
			.longTaskTimers()
			.forEach((timer) -> active.add(timer.getId().getTag("outcome")));

		send(userCreated("msg_1"), filter());

		assertThat(active).containsExactly("none");
	}

	@Test
	void anErrorIsAFailure() {
		this.publisher = (event) -> {
			throw new NoClassDefFoundError("com/example/Gone");
		};

		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> send(userCreated("msg_1"), filter()));

		assertThat(counted()).containsExactly("failed user.created none 1");
	}

	private WebhookFilter filter() {
		return new WebhookFilterBuilder((request) -> this.verifier, new MemoryWebhookDeliveryStore(this.clock),
				this.publisher, this.clock)
			.maxBody(1024)
			.observations(this.observations, this.convention)
			.build();
	}

	private SignedWebhook userCreated(String id) {
		return SignedWebhook.userCreated(id, this.clock.instant());
	}

	private SignedWebhook event(String id, String type) {
		return SignedWebhook.of(id, this.clock.instant(), "{\"type\":\"" + type + "\",\"data\":{\"id\":\"user_1\"}}");
	}

	private static int send(SignedWebhook webhook, WebhookFilter filter) {
		return send(webhook.request(), filter);
	}

	private static int send(MockHttpServletRequest request, WebhookFilter filter) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			filter.doFilter(request, response, new MockFilterChain());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return response.getStatus();
	}

	private List<String> counted() {
		return this.meters.find("clerk.webhooks").timers().stream().map(WebhookObservationTests::describe).toList();
	}

	private static String describe(Timer timer) {
		return String.join(" ", timer.getId().getTag("outcome"), timer.getId().getTag("event.type"),
				timer.getId().getTag("error.kind"), String.valueOf(timer.count()));
	}

}
