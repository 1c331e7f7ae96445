package io.limpid.explain.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The four measurements of Fisher's iris data. */
final class Iris {

    private Iris() {}

    static double[][] columns() throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Iris.class.getResourceAsStream("iris.csv"), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().skip(1).toList();
            double[][] columns = new double[4][lines.size()];
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",");
                for (int j = 0; j < 4; j++) {
                    columns[j][i] = Double.parseDouble(cells[j]);
                }
            }
            return columns;
        }
    }
}
