package com.clerk.spring.thymeleaf;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/**
 * Gives templates the object {@code #clerk}, a {@link ClerkExpressions}. Spring Boot
 * takes it as a bean; elsewhere it is added to the template engine.
 *
 * <pre>
 * &lt;p th:if="${#clerk.auth.authenticated}" th:text="${#clerk.auth.userId()}"&gt;&lt;/p&gt;
 * </pre>
 *
 * @since 0.1.0
 */
public final class ClerkDialect extends AbstractDialect implements IExpressionObjectDialect {

	/**
	 * Creates the dialect.
	 */
	public ClerkDialect() {
		super("Clerk");
	}

	@Override
	public IExpressionObjectFactory getExpressionObjectFactory() {
		return new ExpressionObjects();
	}

	private static final class ExpressionObjects implements IExpressionObjectFactory {

		private static final String NAME = "clerk";

		@Override
		public Set<String> getAllExpressionObjectNames() {
			return Set.of(NAME);
		}

		@Override
		public @Nullable Object buildObject(IExpressionContext context, String name) {
			return NAME.equals(name) ? new ClerkExpressions() : null;
		}

		@Override
		public boolean isCacheable(String name) {
			return true;
		}

	}

}
