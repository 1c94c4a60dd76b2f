package com.clerk.spring.test.emulator.instance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * The key pairs of the instance: the newest signs, all are published. The first is made
 * when it is first asked for, which takes about 0.1 s.
 */
public final class SigningKeys {

	private static final int PEM_LINE = 64;

	private Supplier<RSAKey> firstPair;

	private String firstKeyId;

	private Predicate<String> hidden = (keyId) -> false;

	private final List<RSAKey> keys = new ArrayList<>();

	public SigningKeys(String firstKeyId, Supplier<RSAKey> firstPair) {
		this.firstPair = firstPair;
		this.firstKeyId = firstKeyId;
	}

	synchronized RSAKey current() {
		if (this.keys.isEmpty()) {
			this.keys.add(KeyPairs.named(this.firstPair.get(), this.firstKeyId));
		}
		return this.keys.get(this.keys.size() - 1);
	}

	/**
	 * Makes a new pair, which signs from now on; the old ones stay published.
	 */
	public synchronized void rotate() {
		current();
		this.keys.add(KeyPairs.named(KeyPairs.generate(), Ids.next("ins_")));
	}

	/**
	 * Forgets all pairs but the one that signs.
	 */
	public synchronized void retireOld() {
		RSAKey current = current();
		this.keys.removeIf((key) -> key != current);
	}

	/**
	 * Forgets all pairs, a shared one too. The next has a name of its own: an application
	 * that remembers the old one by its name would refuse what the new one signs.
	 */
	public synchronized void clear() {
		this.keys.clear();
		this.firstPair = KeyPairs::generate;
		this.firstKeyId = Ids.next("ins_");
	}

	/**
	 * Leaves keys out of the key set, though what they signed is about.
	 * @param keyIds which keys
	 */
	public synchronized void hide(Predicate<String> keyIds) {
		this.hidden = keyIds;
	}

	/**
	 * Returns the key set, without private parts.
	 */
	public synchronized Map<String, Object> published() {
		current();
		return Map.of("keys",
				this.keys.stream()
					.filter((key) -> !this.hidden.test(key.getKeyID()))
					.map((key) -> key.toPublicJWK().toJSONObject())
					.toList());
	}

	public String pem() {
		try {
			byte[] encoded = current().toRSAPublicKey().getEncoded();
			String body = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
				.encodeToString(encoded);
			return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The emulator's key can't be written", ex);
		}
	}

}
