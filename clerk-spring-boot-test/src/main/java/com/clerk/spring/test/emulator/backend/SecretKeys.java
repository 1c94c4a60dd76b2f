package com.clerk.spring.test.emulator.backend;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Secrets;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.machines.Machine;
import com.clerk.spring.test.emulator.machines.Machines;

/**
 * Who may use the Backend API: whoever has the secret key, and for machine-to-machine
 * tokens the machines too.
 */
public final class SecretKeys {

	private final Instance instance;

	private final Machines machines;

	private volatile boolean refusing;

	public SecretKeys(Instance instance, Machines machines) {
		this.instance = instance;
		this.machines = machines;
	}

	/**
	 * Says whether the Backend API refuses all keys, the right ones too.
	 */
	public void refuse(boolean refusing) {
		this.refusing = refusing;
	}

	/**
	 * Checks a key, whatever the Backend API does: a proxy of the Frontend API sends it
	 * too.
	 * @throws ApiException with status 401 if it is not the instance's secret key
	 */
	public void require(@Nullable String key) {
		if (!Secrets.areEqual(this.instance.secretKey(), key)) {
			throw ApiException.invalidSecretKey();
		}
	}

	/**
	 * Checks the key of a request to the Backend API.
	 * @throws ApiException with status 401 if it is none that may make the request
	 */
	public void requireFor(ApiRequest request) {
		if (this.refusing) {
			throw ApiException.invalidSecretKey();
		}
		if (!isForMachines(request.path()) || machine(request).isEmpty()) {
			require(request.bearerToken());
		}
	}

	/**
	 * Returns the machine that makes a request.
	 */
	Optional<Machine> machine(ApiRequest request) {
		return Optional.ofNullable(request.bearerToken()).flatMap(this.machines::withSecretKey);
	}

	private static boolean isForMachines(String path) {
		return path.matches("(/v1)?/m2m_tokens(/.*)?");
	}

}
