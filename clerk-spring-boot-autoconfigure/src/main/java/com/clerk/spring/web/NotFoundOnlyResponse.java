package com.clerk.spring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;

/**
 * Lets an answer through if it is a 404, as it comes, and holds back any other, which can
 * be taken back then.
 */
final class NotFoundOnlyResponse extends HttpServletResponseWrapper {

	private final Map<String, List<String>> headersBefore = new LinkedHashMap<>();

	private final HeldStream held = new HeldStream();

	private @Nullable PrintWriter heldWriter;

	private boolean otherAnswer;

	NotFoundOnlyResponse(HttpServletResponse response) {
		super(response);
		response.getHeaderNames()
			.forEach((name) -> this.headersBefore.put(name, List.copyOf(response.getHeaders(name))));
	}

	/**
	 * Ends the answer.
	 * @return whether it was a 404 and so was let through
	 */
	boolean complete() throws IOException {
		if (!isNotFound()) {
			return false;
		}
		if (this.heldWriter != null) {
			this.heldWriter.flush();
		}
		if (this.held.content.size() > 0) {
			this.held.content.writeTo(super.getOutputStream());
		}
		return true;
	}

	/**
	 * Takes back whatever was done to the response.
	 */
	void undo() {
		super.reset();
		this.headersBefore.forEach(this::restore);
	}

	private void restore(String name, Collection<String> values) {
		setHeader(name, null);
		values.forEach((value) -> addHeader(name, value));
	}

	private boolean isNotFound() {
		return !this.otherAnswer && getStatus() == SC_NOT_FOUND;
	}

	@Override
	public void sendError(int status) throws IOException {
		if (isAllowed(status)) {
			super.sendError(status);
		}
	}

	@Override
	public void sendError(int status, @Nullable String message) throws IOException {
		if (isAllowed(status)) {
			super.sendError(status, message);
		}
	}

	private boolean isAllowed(int status) {
		this.otherAnswer |= status != SC_NOT_FOUND;
		return !this.otherAnswer;
	}

	@Override
	public void sendRedirect(String location) {
		this.otherAnswer = true;
	}

	@Override
	public void sendRedirect(String location, int status) {
		this.otherAnswer = true;
	}

	@Override
	public void sendRedirect(String location, boolean clearBuffer) {
		this.otherAnswer = true;
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) {
		this.otherAnswer = true;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		return isNotFound() ? super.getOutputStream() : this.held;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		if (isNotFound() && this.heldWriter == null) {
			return super.getWriter();
		}
		if (this.heldWriter == null) {
			this.heldWriter = new PrintWriter(
					new OutputStreamWriter(this.held, Charset.forName(getCharacterEncoding())));
		}
		return this.heldWriter;
	}

	@Override
	public void flushBuffer() throws IOException {
		if (isNotFound()) {
			super.flushBuffer();
		}
	}

	/**
	 * Keeps what is written.
	 */
	private static final class HeldStream extends ServletOutputStream {

		private final ByteArrayOutputStream content = new ByteArrayOutputStream();

		@Override
		public void write(int b) {
			this.content.write(b);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			this.content.write(bytes, offset, length);
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new UnsupportedOperationException("Answers to missing routes are written at once");
		}

	}

}
