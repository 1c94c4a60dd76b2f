package com.example.harbor;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The store in memory is full.
 */
class TooManyProjectsException extends ErrorResponseException {

	TooManyProjectsException() {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"The sample keeps no more projects of one owner."), null);
	}

}
