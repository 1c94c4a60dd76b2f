package com.clerk.spring.web;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * What failed in the background, as a handler that waited for it reports it.
 */
final class AsyncFailure {

	private AsyncFailure() {
	}

	static @Nullable Throwable causeOf(Exception ex) {
		Throwable cause = ex;
		while (cause instanceof ExecutionException || cause instanceof CompletionException) {
			cause = cause.getCause();
		}
		return cause;
	}

}
