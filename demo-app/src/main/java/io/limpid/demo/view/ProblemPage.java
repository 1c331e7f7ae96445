package io.limpid.demo.view;

/**
 * What went wrong, for a person.
 *
 * @param frame what is around it
 * @param title the kind of problem
 * @param detail one sentence about this one
 */
public record ProblemPage(Frame frame, String title, String detail) {}
