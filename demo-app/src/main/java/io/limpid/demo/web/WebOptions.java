package io.limpid.demo.web;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the web app listens and who may use it.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param token what every request must bear, or empty when only this machine can reach the address
 */
public record WebOptions(String host, int port, Optional<String> token) {

    /** Checks the values. */
    public WebOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(token, "token");
        if (!(port >= 0 && port <= 65_535)) {
            throw new IllegalArgumentException("port: expected 0 to 65535, got " + port);
        }
    }
}
