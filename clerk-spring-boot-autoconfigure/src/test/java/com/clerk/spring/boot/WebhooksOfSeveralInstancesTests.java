package com.clerk.spring.boot;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.webhook.SignedWebhook;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.WebhookVerifierResolver;
import com.clerk.spring.webhook.event.ClerkEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Webhooks of two instances with secrets of their own, of one without, and of the
 * application.
 */
@ExtendWith(OutputCaptureExtension.class)
class WebhooksOfSeveralInstancesTests {

	private static final Map<String, String> SECRETS = Map.of("acme", "whsec_" + "A".repeat(32), "acme-new",
			"whsec_" + "D".repeat(32), "globex", "whsec_" + "B".repeat(32), "application", "whsec_" + "C".repeat(32));

	private static final String PATH = "/webhooks/clerk";

	private static final String ENDPOINT = "clerk.webhooks.path=" + PATH;

	private static RunningApplication application;

	private final List<String> heard = application.context().getBean(Listener.class).heard;

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkWebhookAutoConfiguration.class))
		.withPropertyValues(ENDPOINT, "clerk.instances.acme.hosts=acme.example");

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Application.class, ENDPOINT,
				"clerk.webhooks.signing-secrets=" + SECRETS.get("application"),
				"clerk.instances.acme.hosts=acme.example", instanceKey("acme"), instanceJwtKey("acme"),
				"clerk.instances.acme.webhooks.signing-secrets=" + SECRETS.get("acme") + "," + SECRETS.get("acme-new"),
				"clerk.instances.globex.hosts=globex.example:8443", instanceKey("globex"), instanceJwtKey("globex"),
				"clerk.instances.globex.webhooks.signing-secrets=" + SECRETS.get("globex"),
				"clerk.instances.shop.hosts=shop.example", instanceKey("shop"), instanceJwtKey("shop"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		this.heard.clear();
	}

	@ParameterizedTest
	@CsvSource({ "acme.example, acme, acme", "acme.example, acme-new, acme", "ACME.example, acme, acme",
			"acme.example., acme, acme", "acme.example:8080, acme, acme", "globex.example:8443, globex, globex",
			"globex.example, application, null", "shop.example, application, null",
			"other.example, application, null" })
	void aWebhookIsVerifiedByTheSecretsOfItsHost(String host, String secret, String instance) {
		assertThat(send(host, secret, "msg_" + host + secret)).isEqualTo(200);
		assertThat(this.heard).containsExactly("msg_" + host + secret + " of " + instance);
	}

	@ParameterizedTest
	@CsvSource({ "acme.example, globex", "acme.example, application", "globex.example:8443, acme",
			"globex.example:8443, application", "globex.example, globex", "shop.example, acme", "shop.example, globex",
			"other.example, acme", "other.example, globex" })
	void theSecretOfAnotherIsNeverGood(String host, String secret) {
		assertThat(send(host, secret, "msg_" + host + secret)).isEqualTo(400);
		assertThat(this.heard).isEmpty();
	}

	@Test
	void aDeliveryOfOneInstanceHidesNoneOfAnother() {
		for (int round = 0; round < 2; round++) {
			assertThat(send("acme.example", "acme", "msg_same")).isEqualTo(200);
			assertThat(send("globex.example:8443", "globex", "msg_same")).isEqualTo(200);
			assertThat(send("other.example", "application", "msg_same")).isEqualTo(200);
		}

		assertThat(this.heard).containsExactly("msg_same of acme", "msg_same of globex", "msg_same of null");
	}

	@Test
	void secretsOfInstancesAreEnoughAndOtherHostsAreRefused(CapturedOutput output) {
		this.contextRunner.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=" + SECRETS.get("acme"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(filter(context.getBean(WebhookFilter.class), "acme.example")).isEqualTo(200);
				assertThat(filter(context.getBean(WebhookFilter.class), "other.example")).isEqualTo(400);
				assertThat(output).contains("HOST_UNKNOWN");
			});
	}

	@Test
	void aHostThatIsNoneIsRefused() {
		this.contextRunner.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=" + SECRETS.get("acme"))
			.withBean(PublicUrlResolver.class, () -> (request) -> "http:// /webhooks/clerk")
			.run((context) -> assertThat(filter(context.getBean(WebhookFilter.class), "acme.example")).isEqualTo(400));
	}

	@Test
	void anEndpointWithoutAnySecretStillEndsTheStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(FailedChecksException.class)
			.hasMessageContaining("W01"));
	}

	@ParameterizedTest
	@CsvSource({ "sk_test_0123456789abcdef, W03", "whsec_***, W02", "'', W02" })
	void whatCanNotBeASecretEndsTheStartUnderItsName(String secret, String rule) {
		this.contextRunner.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=" + secret)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(FailedChecksException.class)
				.hasMessageContaining(rule)
				.hasMessageContaining("clerk.instances.acme.webhooks.signing-secrets")
				.hasMessageNotContaining("0123456789abcdef"));
	}

	@Test
	void aMisspelledSettingEndsTheStart() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class))
			.withPropertyValues("clerk.webhooks.signing-secrets=" + SECRETS.get("application"), instanceKey("acme"),
					instanceJwtKey("acme"), "clerk.instances.acme.webhooks.signing-secret=" + SECRETS.get("acme"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("clerk.instances.acme.webhooks.signing-secret")
				.hasMessageNotContaining(SECRETS.get("acme")));
	}

	@Test
	void aShortSecretIsWarnedOf() {
		this.contextRunner.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=whsec_c2hvcnQ=")
			.run((context) -> assertThat(context.getBean(InstanceWebhooks.class).findings()).extracting(Finding::id)
				.containsExactly("W04"));
	}

	@Test
	void aHostOfTwoInstancesEndsTheStart() {
		this.contextRunner
			.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=" + SECRETS.get("acme"),
					"clerk.instances.globex.hosts=acme.example",
					"clerk.instances.globex.webhooks.signing-secrets=" + SECRETS.get("globex"))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("K14"));
	}

	@Test
	void aResolverOfTheApplicationNeedsNoSecretInTheConfiguration() {
		WebhookVerifier verifier = WebhookVerifier.forInstance("acme", List.of(SECRETS.get("acme")), Clock.systemUTC());
		this.contextRunner
			.withBean(WebhookVerifierResolver.class,
					() -> (request) -> request.getServerName().equals("acme.example") ? verifier : null)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(filter(context.getBean(WebhookFilter.class), "acme.example")).isEqualTo(200);
				assertThat(filter(context.getBean(WebhookFilter.class), "other.example")).isEqualTo(400);
			});
	}

	@Test
	void aSecretThatCanNotBeOneEndsTheStartNextToAResolverToo() {
		this.contextRunner.withPropertyValues("clerk.webhooks.signing-secrets=sk_test_0123456789abcdef")
			.withBean(WebhookVerifierResolver.class, () -> (request) -> null)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("W03"));
	}

	@Test
	void aResolverOfTheApplicationDecidesAlone() {
		this.contextRunner.withPropertyValues("clerk.instances.acme.webhooks.signing-secrets=" + SECRETS.get("acme"))
			.withBean(WebhookVerifierResolver.class, () -> (request) -> null)
			.run((context) -> assertThat(filter(context.getBean(WebhookFilter.class), "acme.example")).isEqualTo(400));
	}

	@Test
	void secretsAreNotShown() {
		ClerkInstanceProperties properties = application.context().getBean(ClerkInstanceProperties.class);

		assertThat(properties.instances().get("acme").webhooks().toString()).contains("2").doesNotContain("AAAA");
	}

	private static int send(String host, String secret, String id) {
		return application.sendRaw(signed(secret, id).raw(PATH).replace("Host: localhost", "Host: " + host)).status();
	}

	private static SignedWebhook signed(String secret, String id) {
		return SignedWebhook.of(SECRETS.get(secret), id, String.valueOf(Clock.systemUTC().instant().getEpochSecond()),
				"{\"type\":\"user.deleted\",\"instance_id\":\"ins_forged\",\"data\":{\"id\":\"user_1\"}}"
					.getBytes(StandardCharsets.UTF_8));
	}

	private static int filter(WebhookFilter filter, String host) throws Exception {
		SignedWebhook webhook = signed("acme", "msg_1");
		MockHttpServletRequest request = new MockHttpServletRequest("POST", PATH);
		webhook.headers().forEach((name, values) -> values.forEach((value) -> request.addHeader(name, value)));
		request.setContent(webhook.body());
		request.setServerName(host);
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

	private static String instanceKey(String name) {
		return "clerk.instances." + name + ".publishable-key=" + TestKeys.PUBLISHABLE_LIVE;
	}

	private static String instanceJwtKey(String name) {
		return "clerk.instances." + name + ".jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	static class Listener {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@EventListener
		void on(ClerkEvent event) {
			this.heard.add(event.id() + " of " + event.delivery().instanceName());
		}

	}

}
