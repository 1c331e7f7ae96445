package io.limpid.demo.view;

/**
 * The page that asks for the token.
 *
 * @param frame what is around it
 * @param refused whether a wrong token was given before
 */
public record SignInPage(Frame frame, boolean refused) {}
