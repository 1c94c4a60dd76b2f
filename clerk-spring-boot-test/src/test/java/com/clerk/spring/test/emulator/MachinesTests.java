package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Machines, as the Backend API shows and changes them.
 */
class MachinesTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final Visitor application = visitor(this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v1" })
	void aMachineIsMadeWithAKeyThatMakesTokens(String version) {
		Map<String, Object> billing = this.application.post(version + "/machines", "{\"name\":\"billing\"}").json();
		Map<String, Object> importer = this.application
			.post(version + "/machines",
					"{\"name\":\"importer\",\"scoped_machines\":[\"" + billing.get("id")
							+ "\"],\"default_token_ttl\":120}")
			.json();
		Map<String, Object> token = visitor((String) importer.get("secret_key")).post("/m2m_tokens", "").json();

		assertThat(importer).containsEntry("object", "machine")
			.containsEntry("name", "importer")
			.containsEntry("default_token_ttl", 120)
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("updated_at", MovableClock.START.toEpochMilli())
			.containsKey("instance_id");
		assertThat(importer.get("scoped_machines").toString()).contains(billing.get("id").toString(), "billing");
		assertThat(token).containsEntry("subject", importer.get("id"))
			.containsEntry("scopes", List.of(billing.get("id")))
			.containsEntry("expiration", MovableClock.START.plusSeconds(120).toEpochMilli());
	}

	@Test
	void machinesAreListedNewestFirstWithoutTheirKeys() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer", billing);

		Answer all = this.application.get("/v1/machines");

		assertThat(all.json()).containsEntry("total_count", 2);
		assertThat(all.list("data")).extracting("id").containsExactly(importer.id(), billing.id());
		assertThat(all.body()).doesNotContain(importer.secretKey(), billing.secretKey());
		assertThat(this.application.get("/v1/machines?query=BILL").list("data")).extracting("id")
			.containsExactly(billing.id());
		assertThat(this.application.get("/v1/machines?order_by=name&limit=1").list("data")).extracting("name")
			.containsExactly("billing");
		assertThat(this.application.get("/v1/machines/" + importer.id()).json()).isEqualTo(all.list("data").get(0));
		assertThat(this.application.get("/v1/machines/mch_none").status()).isEqualTo(404);
	}

	@Test
	void aMachineIsChanged() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		this.clock.move(Duration.ofSeconds(1));

		Map<String, Object> changed = this.application
			.patch("/v1/machines/" + billing.id(), "{\"name\":\"invoices\",\"default_token_ttl\":60}")
			.json();

		assertThat(changed).containsEntry("name", "invoices")
			.containsEntry("default_token_ttl", 60)
			.containsEntry("updated_at", MovableClock.START.plusSeconds(1).toEpochMilli());
		assertThat(this.application.patch("/v1/machines/" + billing.id(), "{\"default_token_ttl\":null}").json())
			.containsEntry("name", "invoices")
			.containsEntry("default_token_ttl", null);
		assertThat(this.application.patch("/v1/machines/" + billing.id(), "{\"name\":\"\"}").status()).isEqualTo(422);
		assertThat(this.application.patch("/v1/machines/mch_none", "{}").status()).isEqualTo(404);
	}

	@Test
	void aDeletedMachineIsGoneWithItsKeyAndAsATarget() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer", billing);

		assertThat(this.application.delete("/v1/machines/" + billing.id()).json()).containsEntry("deleted", true);

		assertThat(visitor(billing.secretKey()).post("/m2m_tokens", "").status()).isEqualTo(401);
		assertThat(visitor(importer.secretKey()).post("/m2m_tokens", "").json()).containsEntry("scopes", List.of());
		assertThat(this.application.delete("/v1/machines/" + billing.id()).status()).isEqualTo(404);
	}

	@Test
	void tokensMayBeSentWhereAScopeSaysSo() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer");
		String path = "/v1/machines/" + importer.id() + "/scopes";

		Map<String, Object> scope = this.application.post(path, "{\"to_machine_id\":\"" + billing.id() + "\"}").json();
		Map<String, Object> token = visitor(importer.secretKey()).post("/m2m_tokens", "").json();
		Answer removed = this.application.delete(path + "/" + billing.id());

		assertThat(scope).containsEntry("object", "machine_scope")
			.containsEntry("from_machine_id", importer.id())
			.containsEntry("to_machine_id", billing.id())
			.containsEntry("created_at", MovableClock.START.toEpochMilli());
		assertThat(token).containsEntry("scopes", List.of(billing.id()));
		assertThat(removed.json()).containsEntry("object", "machine_scope").containsEntry("deleted", true);
		assertThat(visitor(importer.secretKey()).post("/m2m_tokens", "").json()).containsEntry("scopes", List.of());
		assertThat(this.application.delete(path + "/" + billing.id()).status()).isEqualTo(404);
		assertThat(this.application.post(path, "{\"to_machine_id\":\"mch_none\"}").status()).isEqualTo(404);
	}

	@Test
	void aReplacedKeyIsGoodForAsLongAsItWasSaid() {
		EmulatedMachine machine = this.clerk.machines().create("billing");

		Map<String, Object> rotated = rotate(machine, "{\"previous_token_ttl\":60}").json();
		String key = (String) rotated.get("secret");

		assertThat(rotated).containsEntry("object", "machine_secret_key");
		assertThat(this.application.get("/v1/machines/" + machine.id() + "/secret_key").json()).isEqualTo(rotated);
		assertThat(visitor(machine.secretKey()).post("/m2m_tokens", "").status()).isEqualTo(201);
		this.clock.move(Duration.ofSeconds(60));
		assertThat(visitor(machine.secretKey()).post("/m2m_tokens", "").status()).isEqualTo(401);
		assertThat(visitor(key).post("/m2m_tokens", "").status()).isEqualTo(201);
	}

	@Test
	void ofReplacedKeysTheLatestIsGoodAtMost() {
		EmulatedMachine machine = this.clerk.machines().create("billing");

		String second = (String) rotate(machine, "{\"previous_token_ttl\":60}").json().get("secret");
		rotate(machine, "{\"previous_token_ttl\":0}");

		assertThat(visitor(machine.secretKey()).post("/m2m_tokens", "").status()).isEqualTo(401);
		assertThat(visitor(second).post("/m2m_tokens", "").status()).isEqualTo(401);
		assertThat(rotate(machine, "{}").status()).isEqualTo(422);
	}

	@Test
	void machinesAreNoneOfAMachinesBusiness() {
		EmulatedMachine machine = this.clerk.machines().create("billing");

		assertThat(visitor(machine.secretKey()).get("/v1/machines").errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(visitor(machine.secretKey()).get("/machines/" + machine.id() + "/secret_key").errorCode())
			.isEqualTo("clerk_key_invalid");
		assertThat(new Visitor(this.clerk).get("/machines").errorCode()).isEqualTo("clerk_key_invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\":\"x\",\"default_token_ttl\":0}", "{\"name\":\"x\",\"colour\":\"red\"}" })
	void whatIsNoMachineIsNotMade(String body) {
		assertThat(this.application.post("/v1/machines", body).status()).isEqualTo(422);
	}

	private Answer rotate(EmulatedMachine machine, String body) {
		return this.application.post("/v1/machines/" + machine.id() + "/secret_key/rotate", body);
	}

	private Visitor visitor(String key) {
		return new Visitor(this.clerk).header("Authorization", "Bearer " + key);
	}

}
