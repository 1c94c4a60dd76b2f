package com.clerk.spring.test.emulator.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * The order of a list: the name of a property, after a minus for the opposite one.
 *
 * @param <T> what is listed
 * @param comparators what compares by a property
 */
record Order<T>(Map<String, Comparator<T>> comparators) {

	/**
	 * Sorts by the parameter {@code order_by}; by {@code -created_at} without it.
	 * @param all what to sort, oldest first
	 * @throws ApiException if there is no such property
	 */
	List<T> of(List<T> all, Parameters query) {
		String orderBy = query.getOrEmpty("order_by").isEmpty() ? "-created_at" : query.getOrEmpty("order_by");
		Comparator<T> comparator = this.comparators.get(orderBy.replaceFirst("^[-+ ]", ""));
		if (comparator == null) {
			throw ApiException.parameter("form_param_value_invalid", "order_by", "must be one of "
					+ this.comparators.keySet().stream().sorted().toList() + ", perhaps after a minus.");
		}
		List<T> sorted = all.stream().sorted(comparator).toList();
		return orderBy.startsWith("-") ? reversed(sorted) : sorted;
	}

	/** What was made at the same time is in the order in which it was made, backwards. */
	private static <T> List<T> reversed(List<T> list) {
		List<T> reversed = new ArrayList<>(list);
		Collections.reverse(reversed);
		return reversed;
	}

}
