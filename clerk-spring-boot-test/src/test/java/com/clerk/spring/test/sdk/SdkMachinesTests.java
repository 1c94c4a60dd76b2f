package com.clerk.spring.test.sdk;

import java.util.List;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.Machine;
import com.clerk.backend_api.models.components.MachineCreated;
import com.clerk.backend_api.models.components.MachineDeleted;
import com.clerk.backend_api.models.components.MachineList;
import com.clerk.backend_api.models.components.MachineScope;
import com.clerk.backend_api.models.components.MachineScopeDeleted;
import com.clerk.backend_api.models.components.MachineSecretKey;
import com.clerk.backend_api.models.components.MachineWithoutScopedMachines;
import com.clerk.backend_api.models.operations.CreateMachineRequestBody;
import com.clerk.backend_api.models.operations.CreateMachineScopeRequestBody;
import com.clerk.backend_api.models.operations.RotateMachineSecretKeyRequestBody;
import com.clerk.backend_api.models.operations.UpdateMachineRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about machines and their keys.
 */
class SdkMachinesTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final EmulatedMachine invoices = this.clerk.machines().create("invoices");

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void machinesAreMadeChangedListedAndDeleted() {
		MachineCreated made = whole(this.sdk.machines()
			.create()
			.request(CreateMachineRequestBody.builder()
				.name("orders")
				.scopedMachines(List.of(this.invoices.id()))
				.defaultTokenTtl(120L)
				.build())
			.call()
			.machineCreated());
		Machine got = whole(this.sdk.machines().get(made.id()).machine());
		Machine renamed = whole(this.sdk.machines()
			.update()
			.machineId(made.id())
			.requestBody(UpdateMachineRequestBody.builder().name("sales").build())
			.call()
			.machine());
		MachineList listed = whole(this.sdk.machines().list().limit(1).call().machineList());
		MachineDeleted deleted = whole(this.sdk.machines().delete(made.id()).machineDeleted());

		assertThat(made.secretKey()).startsWith("ak_");
		assertThat(made.instanceId()).startsWith("ins_");
		assertThat(made.defaultTokenTtl()).contains(120L);
		assertThat(made.scopedMachines()).extracting(MachineWithoutScopedMachines::name).containsExactly("invoices");
		assertThat(got.name()).isEqualTo("orders");
		assertThat(renamed.name()).isEqualTo("sales");
		assertThat(renamed.defaultTokenTtl()).contains(120L);
		assertThat(listed.totalCount()).isEqualTo(2);
		assertThat(listed.data()).extracting(Machine::id).containsExactly(made.id());
		assertThat(deleted.id()).isEqualTo(made.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void scopesAreMadeAndDeleted() {
		EmulatedMachine orders = this.clerk.machines().create("orders");

		MachineScope scope = whole(this.sdk.machines()
			.createScope()
			.machineId(orders.id())
			.requestBody(CreateMachineScopeRequestBody.builder().toMachineId(this.invoices.id()).build())
			.call()
			.machineScope());
		MachineScopeDeleted deleted = whole(
				this.sdk.machines().deleteScope(orders.id(), this.invoices.id()).machineScopeDeleted());

		assertThat(scope.fromMachineId()).isEqualTo(orders.id());
		assertThat(scope.toMachineId()).isEqualTo(this.invoices.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void aKeyIsShownAndReplaced() {
		MachineSecretKey before = whole(this.sdk.machines().getSecretKey(this.invoices.id()).machineSecretKey());
		MachineSecretKey after = whole(this.sdk.machines()
			.rotateSecretKey(this.invoices.id(),
					RotateMachineSecretKeyRequestBody.builder().previousTokenTtl(0L).build())
			.machineSecretKey());

		assertThat(before.secret()).isEqualTo(this.invoices.secretKey());
		assertThat(after.secret()).startsWith("ak_").isNotEqualTo(before.secret());
	}

}
