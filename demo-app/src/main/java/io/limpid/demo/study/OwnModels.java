package io.limpid.demo.study;

import io.limpid.core.csv.CsvFormatException;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.run.Run;
import io.limpid.demo.catalog.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A user's own model files on show beside a user's own rows. */
public final class OwnModels {

    private OwnModels() {}

    /**
     * Reads the models and the rows. The rows may hold the target, which then is shown; nobody knows which of them the
     * models were trained on.
     *
     * @throws IllegalArgumentException when the rows lack a column of the first model, or another model reads other
     *     columns or predicts something else; the message names the file
     */
    public static Exhibition open(List<Path> models, Path data, Run run) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            run.progress().update("reading models", m, models.size());
            exhibits.add(exhibit(models.get(m), m + 1));
        }
        ModelFile first = exhibits.get(0).file();
        for (int m = 1; m < models.size(); m++) {
            if (!exhibits.get(m).file().model().features().equals(first.model().features())) {
                throw new IllegalArgumentException(models.get(m).getFileName()
                        + ": expected a model of the same columns and levels as "
                        + models.get(0).getFileName() + ", got other ones");
            }
            if (!predicted(exhibits.get(m).file()).equals(predicted(first))) {
                throw new IllegalArgumentException(models.get(m).getFileName() + ": expected a model of "
                        + predicted(first) + " like " + models.get(0).getFileName() + ", got one of "
                        + predicted(exhibits.get(m).file()));
            }
        }
        run.progress().update("reading rows", 0, 1);
        Table rows = Labelled.features(first).read(data);
        return new Exhibition(
                String.valueOf(data.getFileName()),
                Noun.ROW,
                rows,
                first.record().target(),
                Collections.nCopies(rows.rows(), Exhibition.Part.UNKNOWN),
                truths(first, data, rows.rows()),
                exhibits);
    }

    /** What a model predicts, in words. */
    private static String predicted(ModelFile file) {
        return ModelFiles.task(file) == Task.CLASSIFICATION ? "classes" : "numbers";
    }

    private static Exhibit exhibit(Path path, int number) {
        ModelFile file = ModelFiles.read(path);
        String name = String.valueOf(path.getFileName());
        String id = name.toLowerCase(Locale.ROOT)
                .replaceAll("\\.limpid$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return new Exhibit(
                number + (id.isEmpty() ? "" : "-" + id),
                name,
                file,
                ModelFiles.digest(file),
                Optional.empty(),
                Optional.empty());
    }

    /** The target as it stands in the file, or empty texts when the file has no target the model could be held to. */
    private static List<String> truths(ModelFile file, Path data, int rows) {
        try {
            Table table = Labelled.featuresAndTarget(file).read(data);
            Dataset labelled = Labelled.of(file, table);
            int target = table.schema().require(file.record().target());
            boolean cut = file.record().threshold().isPresent();
            List<String> levels = cut ? labelled.classes() : List.of();
            return IntStream.range(0, rows)
                    .mapToObj(row -> table.text(row, target)
                            + (cut ? " (" + levels.get((int) labelled.target().values()[row]) + ")" : ""))
                    .toList();
        } catch (CsvFormatException | IllegalArgumentException e) {
            return Collections.nCopies(rows, "");
        }
    }
}
