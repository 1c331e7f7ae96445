package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeerExportTest {

    /** Tolerance: the order of 62 additions differs, values are below 1. */
    @Test
    void json_forwardPassFromExportedNumbers_equalsTheModel() {
        JsonNode net = PeerExport.json(BreastCancer.load());
        assertThat(net.get("rows")).hasSize(569);
        for (int i = 0; i < 569; i++) {
            double z = net.get("outputBias").asDouble();
            for (int unit = 0; unit < 32; unit++) {
                double h = net.get("biases").get(unit).asDouble();
                for (int j = 0; j < 30; j++) {
                    h += net.get("weights").get(unit).get(j).asDouble()
                            * net.get("rows").get(i).get(j).asDouble();
                }
                z += net.get("outputWeights").get(unit).asDouble() * Math.max(0, h);
            }
            assertThat(net.get("predictions").get(i).asDouble())
                    .as("row %d", i)
                    .isCloseTo(1 / (1 + StrictMath.exp(-z)), within(1e-12));
        }
    }

    @Test
    void json_classes_positiveIsMalignant() {
        JsonNode net = PeerExport.json(BreastCancer.load());
        assertThat(net.get("classes")).extracting(JsonNode::asText).containsExactly("benign", "malignant");
        assertThat(net.get("target")).filteredOn(t -> t.asDouble() == 1).hasSize(212);
    }

    @Test
    void explained_rows_areNotInTheBackground() {
        assertThat(PeerExport.explained()).hasSize(19);
        assertThat(Arrays.stream(PeerExport.explained()))
                .allMatch(row -> row >= 0 && row < 569 && (row % 5 != 0 || row >= 500));
    }

    @Test
    void file_absent_messageNamesTheFileAndTheRoot() {
        assertThatThrownBy(() -> BreastCancer.file("bench/data/none.csv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bench/data/none.csv")
                .hasMessageContaining("project's root");
    }
}
