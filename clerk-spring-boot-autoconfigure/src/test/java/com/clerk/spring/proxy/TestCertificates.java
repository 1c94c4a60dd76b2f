package com.clerk.spring.proxy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority made for the test by the {@code keytool} of the JDK, and servers with its
 * certificates.
 */
final class TestCertificates {

	static final String CURRENT = "-1d 30";

	static final String EXPIRED = "-20d 10";

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final Path store;

	private final Map<String, SSLContext> servers = new ConcurrentHashMap<>();

	/**
	 * Makes an authority.
	 */
	TestCertificates(Path directory) throws Exception {
		this.store = directory.resolve("keys.p12");
		generate("authority", "-startdate", "-30d", "-validity", "60", "-ext", "bc:c", "-ext", "ku=keyCertSign");
	}

	/**
	 * Returns what trusts the authority and nobody else.
	 */
	SSLContext client() throws Exception {
		KeyStore trusted = empty();
		trusted.setCertificateEntry("authority", load().getCertificate("authority"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	KeyStore trustStore() throws Exception {
		KeyStore trusted = empty();
		trusted.setCertificateEntry("authority", load().getCertificate("authority"));
		return trusted;
	}

	/**
	 * Returns a server.
	 * @param name the names in its certificate, as {@code dns:…} or {@code ip:…}
	 * @param validity when its certificate is valid
	 */
	SSLContext server(String name, String validity) {
		return this.servers.computeIfAbsent(name + validity, (key) -> make(name, validity));
	}

	private SSLContext make(String name, String validity) {
		try {
			String alias = "server" + this.servers.size();
			String[] dates = validity.split(" ");
			generate(alias, "-startdate", dates[0], "-validity", dates[1], "-ext", "san=" + name, "-signer",
					"authority", "-signerkeypass", new String(PASSWORD));
			KeyStore all = load();
			KeyStore own = empty();
			own.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(own, PASSWORD);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void generate(String alias, String... more) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "keytool",
						"-genkeypair", "-keystore", this.store.toString(), "-storetype", "PKCS12", "-storepass",
						new String(PASSWORD), "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias));
		command.addAll(List.of(more));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(output);
		}
	}

	private KeyStore load() throws IOException, GeneralSecurityException {
		KeyStore loaded = empty();
		try (InputStream input = Files.newInputStream(this.store)) {
			loaded.load(input, PASSWORD);
		}
		return loaded;
	}

	private static KeyStore empty() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, PASSWORD);
		return store;
	}

}
