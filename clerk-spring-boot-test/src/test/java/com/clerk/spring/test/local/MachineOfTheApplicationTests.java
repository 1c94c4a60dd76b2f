package com.clerk.spring.test.local;

import java.util.Map;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedMachine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is a machine, and goes on being it between tests.
 */
@ClerkEmulatorTest(classes = { LocalApplication.class, MachineOfTheApplicationTests.ImportController.class },
		properties = "clerk.machine-secret-key=ak_of_the_deployed_application")
class MachineOfTheApplicationTests {

	@LocalServerPort
	private int port;

	@RepeatedTest(2)
	void applicationTakesTokensOfMachinesThatMayCallIt(ClerkEmulator clerk, @Autowired ClerkOptions options) {
		EmulatedMachine importer = clerk.machines().create("importer", clerk.machines().ofApplication());
		EmulatedMachine stranger = clerk.machines().create("stranger");

		assertThat(options.machineSecretKey()).isEqualTo(clerk.machineSecretKey());
		assertThat(status(clerk.m2mTokens().create((t) -> t.machine(importer)).token())).isEqualTo(200);
		assertThat(status(clerk.m2mTokens().create((t) -> t.machine(stranger)).token())).isEqualTo(401);
	}

	@RepeatedTest(2)
	void applicationMakesTokensOfItsOwn(ClerkEmulator clerk, @Autowired ClerkM2m m2m) {
		String token = m2m.createToken().token();

		assertThat(status(token)).isEqualTo(200);
		assertThat(clerk.m2mTokens().all()).singleElement()
			.satisfies((made) -> assertThat(made.subject()).isEqualTo(clerk.machines().ofApplication().id()));
	}

	@Test
	void whatBecomesOfItIsForgotten(ClerkEmulator clerk) {
		String id = clerk.machines().ofApplication().id();
		RestClient.create(clerk.url())
			.delete()
			.uri("/v1/machines/{id}", id)
			.header("Authorization", "Bearer " + clerk.secretKey())
			.retrieve()
			.toBodilessEntity();
		assertThat(clerk.machines().withSecretKey(clerk.machineSecretKey())).isEmpty();

		clerk.resetKeepingKeys();

		assertThat(clerk.machines().withSecretKey(clerk.machineSecretKey())).isPresent();
	}

	private int status(String token) {
		return RestClient.create("http://localhost:" + this.port)
			.get()
			.uri("/import")
			.header("Authorization", "Bearer " + token)
			.retrieve()
			.onStatus(HttpStatusCode::isError, (request, response) -> {
			})
			.toEntity(Map.class)
			.getStatusCode()
			.value();
	}

	@RestController
	static class ImportController {

		@GetMapping("/import")
		Map<String, String> run(M2mAuth machine) {
			return Map.of("machine", String.valueOf(machine.machineId()));
		}

	}

}
