package com.clerk.spring.web;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class NotFoundOnlyResponseTests {

	private final MockHttpServletResponse target = new MockHttpServletResponse();

	@Test
	void missingAnswerIsTakenAsAnotherOne() throws Exception {
		assertThat(new NotFoundOnlyResponse(this.target).complete()).isFalse();
	}

	@Test
	void notFoundIsLetThroughAsItComes() throws Exception {
		NotFoundOnlyResponse response = new NotFoundOnlyResponse(this.target);

		response.setStatus(404);
		response.getOutputStream().write('a');
		response.flushBuffer();

		assertThat(this.target.isCommitted()).isTrue();
		assertThat(this.target.getContentAsString()).isEqualTo("a");
		assertThat(response.complete()).isTrue();
	}

	@Test
	void bodyWrittenBeforeTheStatusIsLetThroughAtTheEnd() throws Exception {
		NotFoundOnlyResponse response = new NotFoundOnlyResponse(this.target);

		response.getWriter().print("gone");
		response.setStatus(404);
		response.getWriter().print(" for good");

		assertThat(response.complete()).isTrue();
		assertThat(this.target.getContentAsString()).isEqualTo("gone for good");
	}

	@Test
	void notFoundBySendErrorIsLetThrough() throws Exception {
		NotFoundOnlyResponse response = new NotFoundOnlyResponse(this.target);

		response.sendError(404, "gone");

		assertThat(response.complete()).isTrue();
		assertThat(this.target.getErrorMessage()).isEqualTo("gone");
	}

	@Test
	void otherErrorsAreHeldBack() throws Exception {
		assertHeldBack((response) -> response.sendError(500));
		assertHeldBack((response) -> response.sendError(500, "failed"));
	}

	@Test
	void redirectsAreHeldBack() throws Exception {
		assertHeldBack((response) -> response.sendRedirect("/"));
		assertHeldBack((response) -> response.sendRedirect("/", 303));
		assertHeldBack((response) -> response.sendRedirect("/", false));
		assertHeldBack((response) -> response.sendRedirect("/", 303, false));
	}

	@Test
	void otherAnswersAreHeldBack() throws Exception {
		assertHeldBack((response) -> {
			response.setStatus(200);
			response.getOutputStream().write(new byte[] { 'a', 'b' });
			response.flushBuffer();
		});
		assertHeldBack((response) -> {
			response.getWriter().print("fine");
			response.flushBuffer();
		});
	}

	@Test
	void whatWasThereBeforeIsKeptByUndoing() {
		this.target.addHeader("Set-Cookie", "a=1");
		this.target.addHeader("Set-Cookie", "b=2");
		this.target.setHeader("X-Kept", "before");
		NotFoundOnlyResponse response = new NotFoundOnlyResponse(this.target);

		response.setStatus(418);
		response.setContentType("text/plain");
		response.setHeader("X-Kept", "after");
		response.setHeader("X-Added", "after");
		response.undo();

		assertThat(this.target.getStatus()).isEqualTo(200);
		assertThat(this.target.getContentType()).isNull();
		assertThat(this.target.getHeaders("Set-Cookie")).containsExactly("a=1", "b=2");
		assertThat(this.target.getHeaders("X-Kept")).containsExactly("before");
		assertThat(this.target.containsHeader("X-Added")).isFalse();
	}

	private static void assertHeldBack(Answer answer) throws IOException {
		MockHttpServletResponse target = new MockHttpServletResponse();
		NotFoundOnlyResponse response = new NotFoundOnlyResponse(target);

		answer.to(response);

		assertThat(response.complete()).isFalse();
		assertThat(target.isCommitted()).isFalse();
		assertThat(target.getContentAsByteArray()).isEmpty();
		assertThat(target.getErrorMessage()).isNull();
		assertThat(target.getRedirectedUrl()).isNull();
	}

	private interface Answer {

		void to(NotFoundOnlyResponse response) throws IOException;

	}

}
