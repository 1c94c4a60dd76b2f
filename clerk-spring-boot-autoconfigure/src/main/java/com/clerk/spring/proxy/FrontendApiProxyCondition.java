package com.clerk.spring.proxy;

import java.net.URI;

/**
 * Tells for which addresses of the application the Frontend API proxy is there. A bean of
 * this type is asked for each request below the proxy's path, and for each request that
 * is authenticated, as the proxy URL follows from it.
 *
 * <pre>
 * &#64;Bean
 * FrontendApiProxyCondition previewsOnly() {
 *     return (publicUrl) -&gt; !publicUrl.getHost().equals("app.example.com");
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FrontendApiProxyCondition {

	/**
	 * Decides about a request. It must be quick, and must not read the request.
	 * @param publicUrl scheme, host, port and path by which the browser reached the
	 * application, without query
	 * @return whether the proxy is there
	 */
	boolean test(URI publicUrl);

}
