package com.clerk.spring.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end user's address: in the headers that the application trusts, else where
 * the container or Spring put it.
 */
final class ClientAddress {

	/** Spring puts brackets around one with a port, as it takes any colon for IPv6. */
	private static final Pattern IPV4 = Pattern.compile("\\[?((?:[0-9]{1,3}\\.){3}[0-9]{1,3})(?::[0-9]{1,5})?]?");

	private static final Pattern IPV6 = Pattern
		.compile("\\[([0-9A-Fa-f:.]+)(?:%[\\w.-]+)?](?::[0-9]{1,5})?|([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[\\w.-]+)?");

	private static final int LAST_OCTET = 255;

	private final List<String> trustedHeaders;

	ClientAddress(List<String> trustedHeaders) {
		this.trustedHeaders = trustedHeaders;
	}

	/**
	 * Returns the address, without port, brackets and zone.
	 * @param request the request as the application sees it
	 * @param received the request as the container received it
	 */
	String of(HttpServletRequest request, HttpServletRequest received) {
		for (String header : this.trustedHeaders) {
			String value = request.getHeader(header);
			String address = (value != null) ? parse(value.split(",", 2)[0].strip()) : null;
			if (address != null) {
				return address;
			}
		}
		String seen = parse(request.getRemoteAddr());
		String peer = (seen != null) ? seen : parse(received.getRemoteAddr());
		return (peer != null) ? peer : "";
	}

	/**
	 * Reads an address, with or without a port.
	 * @return the bare address, or null for anything else
	 */
	static @Nullable String parse(@Nullable String text) {
		if (text == null) {
			return null;
		}
		Matcher ipv4 = IPV4.matcher(text);
		if (ipv4.matches()) {
			return isIpv4(ipv4.group(1)) ? ipv4.group(1) : null;
		}
		Matcher ipv6 = IPV6.matcher(text);
		if (!ipv6.matches()) {
			return null;
		}
		String address = (ipv6.group(1) != null) ? ipv6.group(1) : ipv6.group(2);
		return isIpv6(address) ? address : null;
	}

	private static boolean isIpv4(String text) {
		for (String octet : text.split("\\.")) {
			if (Integer.parseInt(octet) > LAST_OCTET) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A text with a colon is never looked up.
	 */
	private static boolean isIpv6(String text) {
		try {
			return text.indexOf(':') >= 0 && InetAddress.getByName("[" + text + "]").getAddress().length > 0;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
