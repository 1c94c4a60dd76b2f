package com.clerk.spring.proxy;

import java.time.Duration;

/**
 * The last time that the Frontend API failed the proxy.
 *
 * @param kind the kind of failure, such as {@code connect_timeout}
 * @param ago how long ago that was
 * @since 0.1.0
 */
public record UpstreamFailure(String kind, Duration ago) {

}
