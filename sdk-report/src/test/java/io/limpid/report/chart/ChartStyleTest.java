package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartStyleTest {

    /** WCAG 2.2, success criteria 1.4.6 for text; the factor for bars is that for text in criterion 1.4.3. */
    @ParameterizedTest
    @CsvSource({
        "text, 7",
        "muted, 7",
        "warning, 7",
        "positive, 4.5",
        "negative, 4.5",
        "series-1, 4.5",
        "series-2, 4.5",
        "series-3, 4.5",
        "series-4, 4.5",
        "series-5, 4.5",
        "series-6, 4.5"
    })
    void css_everyTheme_contrastsWithItsSurface(String property, double ratio) {
        List<Integer> colours = values(property);
        List<Integer> surfaces = values("surface");

        // Light, dark by preference, dark by attribute.
        assertThat(colours).hasSize(3);
        for (int theme = 0; theme < 3; theme++) {
            assertThat(contrast(colours.get(theme), surfaces.get(theme)))
                    .as("theme %d", theme)
                    .isGreaterThanOrEqualTo(ratio);
        }
    }

    @Test
    void css_textOnTheDarkestCell_isReadable() {
        for (int theme = 0; theme < 3; theme++) {
            int cell = mixed(values("positive").get(theme), values("surface").get(theme));

            assertThat(contrast(values("text").get(theme), cell)).isGreaterThanOrEqualTo(7);
        }
    }

    /** A colour over a surface at the opacity of a confusion matrix's strongest shade. */
    private static int mixed(int colour, int surface) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double share = ConfusionMatrixPlot.DARKEST;
            double channel = share * (colour >> shift & 0xff) + (1 - share) * (surface >> shift & 0xff);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static List<Integer> values(String property) {
        Matcher matcher =
                Pattern.compile("--limpid-" + property + ": #([0-9a-f]{6});").matcher(ChartStyle.css());
        List<Integer> values = new ArrayList<>();
        while (matcher.find()) {
            values.add(Integer.parseInt(matcher.group(1), 16));
        }
        return values;
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
