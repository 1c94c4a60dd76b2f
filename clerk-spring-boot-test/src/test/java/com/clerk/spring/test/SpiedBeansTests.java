package com.clerk.spring.test;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A spy on a bean whose methods are protected.
 */
@SpringBootTest(classes = MockedBeansTests.Application.class)
@AutoConfigureMockMvc
class SpiedBeansTests {

	@MockitoSpyBean
	private MockedBeansTests.Ledger ledger;

	@Test
	void aSpyIsProtectedAsTheBeanIs(@Autowired MockMvcTester mvc) {
		assertThat(Mockito.mockingDetails(AopTestUtils.getUltimateTargetObject(this.ledger)).isSpy()).isTrue();
		assertThat(mvc.get().uri("/balance")).hasStatus(404);
		assertThat(mvc.get().uri("/balance").with(clerkUser())).hasStatusOk().bodyText().isEqualTo("0");
	}

}
