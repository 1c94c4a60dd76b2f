package com.clerk.spring.route;

import org.jspecify.annotations.Nullable;

/**
 * One part of a route pattern ({@code shared/spec/route-matching.md} section 1.2).
 */
sealed interface PatternPart {

	/**
	 * Appends what this part matches to a regular expression.
	 * @param regex the expression so far
	 */
	void appendTo(RegexBuilder regex);

	/**
	 * Text that matches itself.
	 *
	 * @param text the text
	 */
	record Text(String text) implements PatternPart {

		@Override
		public void appendTo(RegexBuilder regex) {
			regex.text(this.text);
		}

	}

	/**
	 * A parameter, or a group in braces.
	 *
	 * @param position where it begins
	 * @param name the parameter's name, a number for an unnamed one; null for a group of
	 * text only
	 * @param expression what the parameter matches; null for a group of text only
	 * @param prefix text before the value
	 * @param suffix text after the value
	 * @param modifier {@code ?}, {@code *}, {@code +} or empty
	 */
	record Group(int position, @Nullable String name, @Nullable Expression expression, String prefix, String suffix,
			String modifier) implements PatternPart {

		boolean isRepeated() {
			return "*".equals(this.modifier) || "+".equals(this.modifier);
		}

		@Override
		public void appendTo(RegexBuilder regex) {
			if (this.expression == null || this.name == null) {
				regex.group(() -> regex.text(this.prefix).text(this.suffix)).raw(this.modifier);
			}
			else if (isRepeated()) {
				appendRepeated(regex, this.name, this.expression);
			}
			else {
				regex
					.group(() -> regex.text(this.prefix)
						.capture(this.name, () -> regex.expression(this.expression))
						.text(this.suffix))
					.raw(this.modifier);
			}
		}

		private void appendRepeated(RegexBuilder regex, String name, Expression value) {
			if (value == Expression.Segment.INSTANCE && "/".equals(this.prefix) && this.suffix.isEmpty()) {
				regex.group(() -> regex.text("/").capture(name, regex::segments))
					.raw("*".equals(this.modifier) ? "?" : "");
				return;
			}
			regex
				.group(() -> regex.text(this.prefix)
					.capture(name, () -> regex.group(() -> regex.expression(value))
						.group(() -> regex.text(this.suffix).text(this.prefix).group(() -> regex.expression(value)))
						.raw("*"))
					.text(this.suffix))
				.raw("*".equals(this.modifier) ? "?" : "");
		}

	}

	/**
	 * What a parameter matches.
	 */
	sealed interface Expression {

		/**
		 * An expression of the pattern's author.
		 *
		 * @param text a regular expression as JavaScript reads it
		 */
		record Written(String text) implements Expression {

		}

		/**
		 * One segment: characters up to the next slash.
		 */
		enum Segment implements Expression {

			INSTANCE

		}

		/**
		 * A piece of a segment, up to where the text before it begins again.
		 *
		 * @param text the text before it
		 */
		record UpTo(String text) implements Expression {

		}

	}

}
