package io.limpid.demo.view;

/**
 * Something worth knowing.
 *
 * @param name what it is
 * @param value what it amounts to
 */
public record Fact(String name, String value) {}
