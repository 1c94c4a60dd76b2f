package com.clerk.spring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.boot.VariableAliases.Alias;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors show of the properties, and what the documentation says of them.
 */
class ConfigurationMetadataTests {

	private static final Path DOCUMENTATION = Path.of("..", "docs", "configuration.md");

	@Test
	void everyPropertyHasADescriptionInTheMannerOfSpringBoot() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String description = property.path("description").asString("");
			assertThat(description).as(property.get("name").asString()).isNotBlank().endsWith(".");
			assertThat(description).doesNotStartWith("The ").doesNotStartWith("A ").doesNotContain("{@", "<");
		});
	}

	@Test
	void truthValuesAndListsAreDescribedAsSuch() throws IOException {
		assertThat(properties().filter((property) -> type(property).equals("java.lang.Boolean")))
			.allSatisfy((property) -> assertThat(property.get("description").asString()).startsWith("Whether "));
		assertThat(properties().filter((property) -> type(property).equals("java.util.List<java.lang.String>")))
			.allSatisfy((property) -> assertThat(property.get("description").asString())
				.startsWith("Comma-separated list"));
	}

	@Test
	void theDocumentationListsExactlyThePropertiesAndTheirDefaults() throws IOException {
		Map<String, String> expected = properties().collect(toMap((property) -> property.get("name").asString(),
				(property) -> property.has("defaultValue") ? "`" + text(property.get("defaultValue")) + "`" : ""));

		assertThat(documented()).extractingByKeys(expected.keySet().toArray(String[]::new)).doesNotContainNull();
		assertThat(documented().entrySet().stream().collect(toMap(Map.Entry::getKey, (row) -> row.getValue().get(1))))
			.containsExactlyInAnyOrderEntriesOf(expected);
	}

	@Test
	void theDocumentationListsExactlyTheVariables() throws IOException {
		Map<String, List<String>> variables = VariableAliases.ALL.stream()
			.collect(groupingBy(Alias::property, mapping((alias) -> "`" + alias.variable() + "`", toList())));

		assertThat(documented()).allSatisfy((property, row) -> assertThat(row.get(2)).as(property)
			.isEqualTo(String.join(", ", variables.getOrDefault(property, List.of()))));
	}

	@ParameterizedTest
	@ValueSource(classes = { ClerkRouteProperties.ProtectedRoute.class, ClerkInstanceProperties.Instance.class })
	void theDocumentationDescribesEachAttributeOfARuleAndOfAnInstance(Class<?> type) throws IOException {
		String documentation = Files.readString(DOCUMENTATION);

		assertThat(Stream.of(type.getRecordComponents())
			.map((component) -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)))
			.allSatisfy((name) -> assertThat(documentation).containsPattern("(?m)^\\| [^|]*`" + name + "`[^|]*\\|"));
	}

	@Test
	void hintsAreAboutPropertiesThatExist() throws IOException {
		List<String> names = properties().map((property) -> property.get("name").asString()).toList();

		assertThat(nodes("hints").map((hint) -> hint.get("name").asString().replaceAll("\\.(keys|values)$", "")))
			.isNotEmpty()
			.isSubsetOf(names);
	}

	private static Stream<JsonNode> properties() throws IOException {
		return nodes("properties");
	}

	private static Stream<JsonNode> nodes(String group) throws IOException {
		List<JsonNode> nodes = new ArrayList<>();
		for (URL url : Collections.list(ConfigurationMetadataTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = url.openStream()) {
				JsonMapper.builder().build().readTree(in).path(group).forEach(nodes::add);
			}
		}
		return nodes.stream().filter((node) -> node.get("name").asString().startsWith("clerk."));
	}

	private static String text(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(joining(",")) : value.asString();
	}

	private static String type(JsonNode property) {
		return property.get("type").asString();
	}

	/**
	 * Returns the cells of each row by the name of its property.
	 */
	private static Map<String, List<String>> documented() throws IOException {
		return Files.readAllLines(DOCUMENTATION)
			.stream()
			.filter((line) -> line.startsWith("| `clerk."))
			.map((line) -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
			.collect(toMap((row) -> row.get(0).replace("`", ""), (row) -> row));
	}

}
