package io.limpid.core.modelfile;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a training record stands in content. */
final class RecordContent {

    private static final String KIND = "training record";

    private RecordContent() {}

    static ModelContent encode(TrainingRecord record, ModelCodecs codecs) {
        ModelContent.Builder out = new ModelContent.Builder(KIND, codecs)
                .text("data", record.data())
                .text("dataDigest", record.dataDigest())
                .text("target", record.target())
                .integer("trainingRows", record.trainingRows())
                .integer("heldOutRows", record.heldOutRows())
                .integer("seed", record.seed())
                .text("version", record.version());
        record.threshold().ifPresent(threshold -> out.number("threshold", threshold));
        ModelContent.Builder options = new ModelContent.Builder("options", codecs);
        record.options().forEach(options::text);
        return out.content("options", options.build())
                .content("trainingScores", scores(record.trainingScores(), codecs))
                .content("heldOutScores", scores(record.heldOutScores(), codecs))
                .build();
    }

    private static ModelContent scores(Map<String, Double> scores, ModelCodecs codecs) {
        ModelContent.Builder out = new ModelContent.Builder("scores", codecs);
        scores.forEach(out::number);
        return out.build();
    }

    static TrainingRecord decode(ModelContent content) {
        ModelContent in = content.unread();
        in.requireKind(KIND);
        TrainingRecord record = new TrainingRecord(
                in.text("data"),
                in.text("dataDigest"),
                in.text("target"),
                in.has("threshold") ? OptionalDouble.of(in.number("threshold")) : OptionalDouble.empty(),
                (int) in.integer("trainingRows", 0, Integer.MAX_VALUE),
                (int) in.integer("heldOutRows", 0, Integer.MAX_VALUE),
                in.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                in.text("version"),
                options(in.child("options")),
                scores(in.child("trainingScores")),
                scores(in.child("heldOutScores")),
                List.of());
        in.requireAllRead();
        return record;
    }

    private static SortedMap<String, String> options(ModelContent in) {
        in.requireKind("options");
        SortedMap<String, String> options = new TreeMap<>();
        in.attributes().keySet().forEach(name -> options.put(name, in.text(name)));
        in.requireAllRead();
        return options;
    }

    private static SortedMap<String, Double> scores(ModelContent in) {
        in.requireKind("scores");
        SortedMap<String, Double> scores = new TreeMap<>();
        in.attributes().keySet().forEach(name -> scores.put(name, in.number(name)));
        in.requireAllRead();
        return scores;
    }
}
