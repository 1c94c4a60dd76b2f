package com.clerk.spring.test;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * A mock in place of a bean whose methods are protected.
 */
@SpringBootTest
@AutoConfigureMockMvc
class MockedBeansTests {

	@MockitoBean
	private Ledger ledger;

	@Test
	void aMockTakesThePlaceOfAProtectedBean(@Autowired MockMvcTester mvc) {
		given(this.ledger.balance()).willReturn(42);

		assertThat(mvc.get().uri("/balance")).hasStatusOk().bodyText().isEqualTo("42");
	}

	@Test
	void whatIsNoMockMustBeProtected() {
		ApplicationContextInitializer<ConfigurableApplicationContext> readyMade = (context) -> context.getBeanFactory()
			.registerSingleton("ledger", new Ledger());

		new WebApplicationContextRunner().withInitializer(readyMade)
			.withUserConfiguration(WithoutLedger.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("@ClerkProtect")
				.hasMessageContaining("'ledger'"));
	}

	@Test
	void aSpyMustBeProtectedAsTheBeanIs() {
		ApplicationContextInitializer<ConfigurableApplicationContext> readyMade = (context) -> context.getBeanFactory()
			.registerSingleton("ledger", Mockito.spy(new Ledger()));

		new WebApplicationContextRunner().withInitializer(readyMade)
			.withUserConfiguration(WithoutLedger.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("@ClerkProtect")
				.hasMessageContaining("'ledger'"));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import({ Ledger.class, BalancePage.class })
	static class Application {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class WithoutLedger {

	}

	static class Ledger {

		@ClerkProtect
		int balance() {
			return 0;
		}

	}

	@RestController
	static class BalancePage {

		private final Ledger ledger;

		BalancePage(Ledger ledger) {
			this.ledger = ledger;
		}

		@GetMapping("/balance")
		int balance() {
			return this.ledger.balance();
		}

	}

}
