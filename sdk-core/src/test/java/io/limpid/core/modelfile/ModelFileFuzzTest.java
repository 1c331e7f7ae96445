package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.calibrate.Calibration;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.TransformCodecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of altered, cut and forged files of a whole model: preprocessing, flags, calibration, threshold, named
 * part. Damage is always noticed, or is none. A forger, who signs again, gets a refusal or a model that is sound: it
 * can be turned into content and back, to the same digest. Nothing else ever comes of it, and no file takes more than
 * its share of memory. The same changes at every run.
 */
@Timeout(120)
final class ModelFileFuzzTest {

    /** A read takes some work space and a multiple of the file: at most 341 KB was seen, of a file of 3.5 KB. */
    private static final long MOST_MEMORY = 1L << 20;

    private static final ModelCodecs CODECS =
            TransformCodecs.ALL.and(CalibrateCodecs.ALL).and(ModelCodecs.of(NearestMeanModel.CODEC, Everything.CODEC));

    private static final Pattern NUMBER = Pattern.compile("(?<=[:,\\[])-?[0-9][0-9.eE+-]*(?=[,}\\]])");
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");

    private static final List<String> EXTREMES = List.of(
            "0",
            "-1",
            "1",
            "2",
            "-0.0",
            "0.5",
            "1.0",
            "1e-320",
            "1e308",
            "-1e308",
            "1e999",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e9",
            "33554432",
            "NaN",
            "null");

    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        0,
        -0.0,
        -1,
        1,
        0.5,
        1e300,
        1e16
    };

    @TempDir
    Path folder;

    private Path file;
    private byte[] original;
    private String digest;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("m.limpid");
        Dataset data = data();
        PipelineClassifier model = ((PipelineClassifier)
                        Calibration.of(Pipeline.standard().classifier(new NearestMean()))
                                .with(CalibrationMethod.ISOTONIC)
                                .fit(data))
                .withThreshold(new DecisionThreshold(0.25, "F1"));
        TrainingRecord record = TrainingRecord.of(data, 7)
                .withData("houses.csv", "ab")
                .withOptions(Map.of("lambda", "1"))
                .withHeldOut(5, Map.of("accuracy", 0.5));
        ModelFile.of(model, record)
                .with("more", Everything.of(data.features().schema(), 0.25))
                .write(file, CODECS);
        original = Files.readAllBytes(file);
        digest = ModelFile.digest(model, CODECS);
    }

    private static Dataset data() {
        Schema schema = Schema.of(
                new Field.Numeric("size").withFlags(Field.Flag.IMMUTABLE),
                new Field.Categorical("street", List.of("gravel", "paved")).withFlags(Field.Flag.PERSONAL));
        double[] sizes = IntStream.range(0, 20).mapToDouble(i -> i % 7).toArray();
        double[] streets = IntStream.range(0, 20).mapToDouble(i -> i % 2).toArray();
        double[] sold =
                IntStream.range(0, 20).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
        Column target = new Column(new Field.Categorical("sold", List.of("no", "yes")), sold);
        return Dataset.of(Table.of(schema, sizes, streets), target);
    }

    /** Reads the file within its share of memory; null when it was refused. Any other failure fails the test. */
    private ModelFile readOrNull(String what) {
        ModelFile[] read = new ModelFile[1];
        Runnable reading = () -> read[0] = readWatched(what);
        long memory = AllocatedMemory.of(reading);
        // Once more where it was too much: whatever a message needs for the first time, the JDK makes a class for.
        assertThat(memory < MOST_MEMORY ? memory : AllocatedMemory.of(reading))
                .as(what)
                .isLessThan(MOST_MEMORY);
        return read[0];
    }

    private ModelFile readWatched(String what) {
        try {
            return ModelFile.read(file, CODECS);
        } catch (ModelFormatException e) {
            assertThat(e.getMessage()).startsWith("m.limpid").hasSizeLessThan(1_000);
            return null;
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private boolean refused(byte[] altered, String what) throws IOException {
        ForgedFile.put(file, altered);
        ModelFile read = readOrNull(what);
        if (read != null) {
            assertThat(altered).as(what).isEqualTo(original);
            assertThat(ModelFile.digest(read.model(), CODECS)).isEqualTo(digest);
        }
        return read == null;
    }

    /** Whether a forged file was refused; a model that comes of it can be kept. */
    private boolean refused(ForgedFile forged, String what) throws IOException {
        forged.write(file);
        ModelFile read = readOrNull(what);
        if (read == null) {
            return true;
        }
        Model back = CODECS.decode(CODECS.encode(read.model()), Model.class);
        assertThat(ModelFile.digest(back, CODECS)).as(what).isEqualTo(ModelFile.digest(read.model(), CODECS));
        double threshold = ((Classifier) read.model()).threshold().probability();
        assertThat(threshold >= 0 && threshold <= 1).as(what).isTrue();
        return false;
    }

    @Test
    void read_unaltered_isTheModel() throws IOException {
        assertThat(refused(original, "nothing altered")).isFalse();
    }

    @Test
    void read_bytesAlteredPutInOrTakenOut_isRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_200; i++) {
            byte[] altered = damaged(random);
            assertThat(refused(altered, "damage " + i)).isEqualTo(!Arrays.equals(altered, original));
        }
    }

    private byte[] damaged(SplittableRandom random) {
        int at = random.nextInt(original.length);
        int length = 1 + random.nextInt(Math.min(64, original.length - at));
        byte[] altered;
        switch (random.nextInt(5)) {
            case 0 -> {
                altered = original.clone();
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                altered = original.clone();
                for (int i = at; i < at + length; i++) {
                    altered[i] = (byte) random.nextInt(256);
                }
            }
            case 2 -> {
                altered = Arrays.copyOf(original, original.length + length);
                System.arraycopy(original, at, altered, at + length, original.length - at);
            }
            case 3 -> {
                altered = Arrays.copyOf(original, original.length - length);
                System.arraycopy(original, at + length, altered, at, original.length - at - length);
            }
            default -> altered = Arrays.copyOf(original, at);
        }
        return altered;
    }

    @Test
    void read_headerForgedAtRandom_isASoundModelOrRefused() throws IOException {
        ForgedFile whole = ForgedFile.of(file);
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            String header = whole.header();
            int from = random.nextInt(header.length());
            int to = from + random.nextInt(Math.min(80, header.length() - from));
            int other = random.nextInt(header.length());
            String forged = switch (random.nextInt(4)) {
                case 0 -> header.substring(0, from) + header.substring(to);
                case 1 -> header.substring(0, to) + header.substring(from, to) + header.substring(to);
                case 2 -> header.substring(0, other) + header.substring(from, to) + header.substring(other);
                default -> header.substring(0, from) + (char) (1 + random.nextInt(300)) + header.substring(from + 1);
            };
            refused += refused(new ForgedFile(forged, whole.sections()), "header " + i) ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 999); // Both outcomes are tried.
    }

    @Test
    void read_numbersOfTheHeaderReplacedByExtremes_isASoundModelOrRefused() throws IOException {
        ForgedFile whole = ForgedFile.of(file);
        List<MatchResult> numbers = NUMBER.matcher(whole.header()).results().toList();
        int refused = 0;
        for (MatchResult number : numbers) {
            for (String extreme : EXTREMES) {
                ForgedFile forged = new ForgedFile(replaced(whole.header(), number, extreme), whole.sections());
                refused += refused(forged, number.group() + " at " + number.start() + " by " + extreme) ? 1 : 0;
            }
        }
        assertThat(numbers).hasSizeGreaterThan(20);
        assertThat(refused).isBetween(numbers.size() * EXTREMES.size() / 2, numbers.size() * EXTREMES.size() - 1);
    }

    /** Kinds, keys, names and levels in each other's place. */
    @Test
    void read_textsOfTheHeaderExchanged_isASoundModelOrRefused() throws IOException {
        ForgedFile whole = ForgedFile.of(file);
        List<MatchResult> texts = TEXT.matcher(whole.header()).results().toList();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 600; i++) {
            MatchResult text = texts.get(random.nextInt(texts.size()));
            String other = texts.get(random.nextInt(texts.size())).group();
            ForgedFile forged = new ForgedFile(replaced(whole.header(), text, other), whole.sections());
            refused(forged, text.group() + " at " + text.start() + " by " + other);
        }
    }

    private static String replaced(String header, MatchResult part, String other) {
        return header.substring(0, part.start()) + other + header.substring(part.end());
    }

    @Test
    void read_numbersOfSectionsReplacedByExtremes_isASoundModelOrRefused() throws IOException {
        ForgedFile whole = ForgedFile.of(file);
        List<Section> sections = HeaderReader.read(whole.header().getBytes(StandardCharsets.UTF_8))
                .sections();
        for (Section section : sections) {
            for (int at : new int[] {0, section.count() / 2, section.count() - 1}) {
                for (double number : NUMBERS) {
                    refused(whole.withNumber(section.name(), at, number), section.name() + " " + at + " by " + number);
                }
            }
        }
    }
}
