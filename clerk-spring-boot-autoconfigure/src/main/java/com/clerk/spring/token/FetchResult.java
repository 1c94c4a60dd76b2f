package com.clerk.spring.token;

/**
 * What a fetch of keys came to.
 */
sealed interface FetchResult permits KeySet, KeyFailure {

}
