package com.clerk.spring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An nginx of a test, with a certificate of its own for {@code localhost}. It needs no
 * privileges and keeps everything in one directory.
 */
final class Nginx implements AutoCloseable {

	private static final List<Path> PLACES = Stream
		.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
		.map(Path::of)
		.toList();

	private static final char[] PASSWORD = "no-secret".toCharArray();

	private final Path directory;

	private final KeyStore certificate;

	private Nginx(Path directory) {
		this.directory = directory;
		this.certificate = makeCertificate(directory);
	}

	static boolean isInstalled() {
		return PLACES.stream().anyMatch(Files::isExecutable);
	}

	/**
	 * Starts it.
	 * @param directory an empty directory
	 * @param servers the {@code server} blocks; certificate and key are configured
	 * @return what is listening when this returns
	 */
	static Nginx start(Path directory, String servers) {
		Nginx nginx = new Nginx(directory);
		// One process that opens its ports before it goes to the background.
		nginx.write("nginx.conf", """
				daemon on;
				master_process off;
				pid nginx.pid;
				error_log error.log;
				events {}
				http {
				    access_log off;
				    client_body_temp_path body;
				    proxy_temp_path proxy;
				    fastcgi_temp_path fastcgi;
				    uwsgi_temp_path uwsgi;
				    scgi_temp_path scgi;
				    ssl_certificate certificate.pem;
				    ssl_certificate_key key.pem;
				%s
				}
				""".formatted(servers));
		nginx.run();
		return nginx;
	}

	/**
	 * Returns a port that is free now.
	 */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns what trusts the certificate and no other.
	 */
	SSLContext trustingContext() {
		try {
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			KeyStore anchors = KeyStore.getInstance("PKCS12");
			anchors.load(null, PASSWORD);
			anchors.setCertificateEntry("nginx", this.certificate.getCertificate("nginx"));
			trust.init(anchors);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), new SecureRandom());
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private KeyStore makeCertificate(Path directory) {
		Path store = directory.resolve("store.p12");
		execute(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "nginx",
				"-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore",
				store.toString(), "-storepass", new String(PASSWORD));
		try (InputStream in = Files.newInputStream(store)) {
			KeyStore keys = KeyStore.getInstance("PKCS12");
			keys.load(in, PASSWORD);
			write("key.pem", pem("PRIVATE KEY", keys.getKey("nginx", PASSWORD).getEncoded()));
			write("certificate.pem", pem("CERTIFICATE", keys.getCertificate("nginx").getEncoded()));
			return keys;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String pem(String type, byte[] encoded) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END " + type
				+ "-----\n";
	}

	private void write(String file, String text) {
		try {
			Files.writeString(this.directory.resolve(file), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void run(String... arguments) {
		String executable = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow().toString();
		execute(Stream
			.concat(Stream.of(executable, "-p", this.directory + "/", "-c", "nginx.conf", "-e", "error.log"),
					Stream.of(arguments))
			.toArray(String[]::new));
	}

	private void execute(String... command) {
		Path output = this.directory.resolve("output.txt");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		run("-s", "stop");
	}

}
