package com.example.harbor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a client sends to create a project.
 *
 * @param name what it is called: one line, in which nothing turns the direction of what
 * is around it
 */
record NewProject(@NotBlank(message = "A project needs a name.") @Size(max = NewProject.MAX_LENGTH,
		message = "A name has 80 characters at most.") @Pattern(regexp = NewProject.PLAIN,
				message = "A name has no control characters.") String name) {

	static final int MAX_LENGTH = 80;

	static final String PLAIN = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*";

}
