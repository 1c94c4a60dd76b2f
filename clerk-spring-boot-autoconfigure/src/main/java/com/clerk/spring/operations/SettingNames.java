package com.clerk.spring.operations;

import java.util.Set;

/**
 * Under which names settings were written: those of the application, or those of one of
 * the instances it serves.
 *
 * @param prefix what stands before the name of a setting, without a dot at its end
 * @param inherited the settings that the instance has from the application
 * @since 0.1.0
 */
public record SettingNames(String prefix, Set<String> inherited) {

	private static final String APPLICATION = "clerk";

	/**
	 * Copies the settings.
	 */
	public SettingNames {
		inherited = Set.copyOf(inherited);
	}

	/**
	 * The names of the application's own settings.
	 * @return names such as {@code clerk.secret-key}
	 */
	public static SettingNames ofApplication() {
		return new SettingNames(APPLICATION, Set.of());
	}

	/**
	 * Returns the property of a setting.
	 */
	String of(String setting) {
		return (this.inherited.contains(setting) ? APPLICATION : this.prefix) + "." + setting;
	}

	/**
	 * Returns the property of a setting and, where it has one, its variable in brackets.
	 */
	String withVariable(String setting, String variable) {
		String property = of(setting);
		return property.equals(APPLICATION + "." + setting) ? property + " (" + variable + ")" : property;
	}

}
