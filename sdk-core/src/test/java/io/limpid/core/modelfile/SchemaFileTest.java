package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFileTest {

    private static final Schema HOUSES = Schema.of(
            new Field.Categorical("Neighborhood", List.of("NAmes", "Old \"Town\""))
                    .withFlags(Field.Flag.PROTECTED, Field.Flag.IMMUTABLE),
            new Field.Numeric("Lot_Area"),
            new Field.Categorical("zip", List.of()),
            new Field.Numeric("Größe m²").withFlags(Field.Flag.PERSONAL));

    private static final String JSON = """
            {"fields": [
              {"name":"Neighborhood","type":"categorical","levels":["NAmes","Old \\"Town\\""],"flags":["protected","immutable"]},
              {"name":"Lot_Area","type":"numeric"},
              {"name":"zip","type":"categorical"},
              {"name":"Größe m²","type":"numeric","flags":["personal"]}
            ]}
            """;

    @Test
    void toJson_eachKindOfField_isALine() {
        assertThat(SchemaFile.toJson(HOUSES)).isEqualTo(JSON);
        assertThat(SchemaFile.toJson(Schema.of())).isEqualTo("{\"fields\": []}\n");
    }

    @Test
    void fromJson_writtenByAPerson_isRead() {
        String text = """
                \uFEFF{
                  "fields" : [
                    { "type" : "numeric",  "name" : "Lot_Area" },
                    { "flags": [], "levels": [ "a",
                         "b\\u00e9" ], "type": "categorical", "name": "c", "flags2": 1 }
                  ]
                }""";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s.json", text))
                .withMessage("s.json, line 5, column 59: expected only the keys name, type, levels and flags, got"
                        + " \"flags2\"");
        assertThat(SchemaFile.fromJson("s.json", text.replace(", \"flags2\": 1", "")))
                .isEqualTo(Schema.of(new Field.Numeric("Lot_Area"), new Field.Categorical("c", List.of("a", "bé"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | 1, column 1: expected an object with "fields", got the end of the text
            []                                              | 1, column 1: expected an object with "fields", got a list
            {}                                              | 1, column 2: expected a key "fields", got none
            {"fields":[]} x                                 | 1, column 15: expected a schema as JSON, got Unrecognized
            {"fields":[]} {}                                | 1, column 15: expected one object, got more behind it
            {"fields":[],"fields":[]}                       | 1, column 22: expected a schema as JSON, got Duplicate
            {"Fields":[]}                                   | 1, column 2: expected only the key "fields", got "Fields"
            {"fields":{}}                                   | 1, column 11: expected a list of fields, got an object
            {"fields":[3]}                                  | 1, column 12: expected a field as an object, got a number
            {"fields":[{}]}                                 | 1, column 12: expected a field with a name and a type, got no name
            {"fields":[{"name":"x"}]}                       | 1, column 12: expected a field with a name and a type, got no type
            {"fields":[{"name":null,"type":"numeric"}]}     | 1, column 20: expected a name, got null
            {"fields":[{"name":" ","type":"numeric"}]}      | 1, column 20: expected a name of 1 to 1000 characters, got " "
            {"fields":[{"name":"x","type":"Numeric"}]}      | 1, column 31: expected numeric or categorical, got "Numeric"
            {"fields":[{"name":"x","type":true}]}           | 1, column 31: expected a type, got a boolean
            {"fields":[{"name":"x","type":"numeric","levels":[]}]} | 1, column 12: expected levels of categorical fields only, got them in the numeric "x"
            {"fields":[{"name":"x","name":"y"}]}            | 1, column 30: expected a schema as JSON, got Duplicate
            {"fields":[{"name":"x","type":"numeric"},{"name":"x"}]} | 1, column 50: expected each name once, got "x" twice
            {"fields":[{"name":"x","levels":["a","a"]}]}    | 1, column 38: expected distinct levels, got "a" twice
            {"fields":[{"name":"x","levels":["a",1]}]}      | 1, column 38: expected text among the levels, got a number
            {"fields":[{"name":"x","levels":"a"}]}          | 1, column 33: expected a list of levels, got text
            {"fields":[{"name":"x","levels":["\\ud800"]}]}  | 1, column 34: expected
            {"fields":[{"name":"x","flags":["PERSONAL"]}]}  | 1, column 32: expected flags among personal, protected and immutable, got "PERSONAL"
            {"fields":[{"name":"x","flags":["personal","personal"]}]} | 1, column 44: expected distinct flags, got "personal" twice
            {"fields":[{"name":"x"                          | 1, column 23: expected a schema as JSON, got the end of the text
            {"fields":[{"name":"x                           | 1, column 22: expected a schema as JSON, got the end of the text
            {"fields":[                                     | 1, column 12: expected a schema as JSON, got the end of the text
            [[[[[[[[[[[[                                    | 1, column 1: expected an object with "fields", got a list
            {"fields":[[[[[[[[[[[[[[                        | 1, column 12: expected a field as an object, got a list
            """)
    void fromJson_notThisFormat_namesFileLineAndColumn(String text, String problem) {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s.json", text))
                .withMessageStartingWith("s.json, line " + problem);
    }

    @Test
    void fromJson_notANumber_isRefused() {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", "{\"fields\":[NaN]}"))
                .withMessageStartingWith("s, line 1, column ");
    }

    @Test
    void fromJson_nameWithALineBreak_isOneLine() {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("ev\nil", "[]"))
                .withMessage("ev\\u{a}il, line 1, column 1: expected an object with \"fields\", got a list");
    }

    @Test
    void fromJson_null_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> SchemaFile.fromJson("s", null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> SchemaFile.fromJson(null, "{}"))
                .withMessage("name");
    }

    private static String fields(int count) {
        StringBuilder json = new StringBuilder("{\"fields\":[\n");
        for (int j = 0; j < count; j++) {
            json.append(j == 0 ? "" : ",\n").append("{\"name\":\"x").append(j).append("\",\"type\":\"numeric\"}");
        }
        return json.append("]}").toString();
    }

    @Test
    void fromJson_beyondALimit_isRefused() {
        assertThat(SchemaFile.fromJson("s", fields(10_000)).size()).isEqualTo(10_000);
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", fields(10_001)))
                .withMessage("s, line 10002, column 1: expected at most 10000 fields, got more");
        String levels = "{\"fields\":[{\"name\":\"x\",\"levels\":[" + numbers(100_001) + "]}]}";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", levels))
                .withMessageEndingWith(": expected at most 100000 levels, got more");
        String name = "{\"fields\":[{\"name\":\"" + "x".repeat(1_001) + "\"}]}";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", name))
                .withMessageStartingWith("s, line 1, column 20: expected a name of 1 to 1000 characters, got \"xxx");
        String level = "{\"fields\":[{\"name\":\"x\",\"levels\":[\"" + "x".repeat((1 << 20) + 1) + "\"]}]}";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", level))
                .satisfies(e ->
                        assertThat(e.getMessage()).startsWith("s, line 1, ").hasSizeLessThan(600));
        // A name of 1,000 characters before each of 100,000 levels is more than 64 Mi characters.
        String product = "{\"fields\":[{\"name\":\"" + "x".repeat(1_000) + "\",\"type\":\"categorical\",\"levels\":["
                + numbers(100_000) + "]}]}";
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.fromJson("s", product))
                .withMessageContaining("expected at most 67108864 characters of names");
    }

    private static String numbers(int count) {
        return String.join(
                ",", IntStream.range(0, count).mapToObj(k -> "\"" + k + "\"").toList());
    }

    private static List<String> levels(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static Schema numeric(int count) {
        Field[] fields = new Field[count];
        Arrays.setAll(fields, j -> new Field.Numeric("x" + j));
        return Schema.of(fields);
    }

    @Test
    void toJson_beyondALimit_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFile.toJson(numeric(10_001)))
                .withMessage("schema: expected at most 10000 columns, got 10001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFile.toJson(Schema.of(new Field.Categorical("c", levels(100_001)))))
                .withMessage("column \"c\": expected at most 100000 levels, got 100001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFile.toJson(Schema.of(new Field.Numeric("x".repeat(1_001)))))
                .withMessageEndingWith(": expected at most 1000 characters in its name, got 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SchemaFile.toJson(Schema.of(new Field.Categorical("c", List.of("x".repeat((1 << 20) + 1))))))
                .withMessage("column \"c\": expected at most 1048576 characters in a level, got 1048577");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFile.toJson(Schema.of(new Field.Categorical("c", List.of("\uD800")))))
                .withMessage("column \"c\": expected Unicode text, got half a surrogate pair");
        Field[] many = new Field[10];
        Arrays.setAll(many, j -> new Field.Categorical("c" + j, levels(100_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFile.toJson(Schema.of(many)))
                .withMessage("schema: expected at most 1000000 columns, levels and flags together, got 1000126");
    }

    @Test
    void toJson_atTheLimits_isReadAgain() {
        Schema schema =
                Schema.of(new Field.Categorical("x".repeat(600), levels(100_000)).withFlags(Field.Flag.values()));
        assertThat(SchemaFile.fromJson("s", SchemaFile.toJson(schema))).isEqualTo(schema);
        assertThat(SchemaFile.fromJson("s", SchemaFile.toJson(numeric(10_000)))).isEqualTo(numeric(10_000));
    }

    @Provide
    Arbitrary<Schema> schemas() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8).filter(text -> FileFormat.isUnicode(text));
        Arbitrary<String> names = texts.filter(text -> !text.isBlank());
        Arbitrary<Field.Flag[]> flags =
                Arbitraries.of(Field.Flag.class).set().map(set -> set.toArray(Field.Flag[]::new));
        Arbitrary<Field> numeric =
                Combinators.combine(names, flags).as((name, set) -> new Field.Numeric(name).withFlags(set));
        Arbitrary<Field> categorical = Combinators.combine(
                        names, texts.list().ofMaxSize(5).uniqueElements(), flags)
                .as((name, levels, set) -> new Field.Categorical(name, levels).withFlags(set));
        return Arbitraries.oneOf(numeric, categorical)
                .list()
                .ofMaxSize(6)
                .uniqueElements(Field::name)
                .map(Schema::new);
    }

    @Property(tries = 200)
    void fromJson_ofToJson_isTheSameSchema(@ForAll("schemas") Schema schema) {
        assertThat(SchemaFile.fromJson("s", SchemaFile.toJson(schema))).isEqualTo(schema);
    }

    /** Whatever is done to a text, it is a schema or a clear error. */
    @Test
    void fromJson_alteredTwoThousandTimes_isASchemaOrAFormatException() {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int k = 0; k < 2_000; k++) {
            StringBuilder text = new StringBuilder(JSON);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setLength(at);
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, "\"[]{},:0\\ n\u0000é".charAt(random.nextInt(13)));
            }
            try {
                SchemaFile.fromJson("s", text.toString());
            } catch (ModelFormatException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("s, line ").doesNotContain("\n");
            }
        }
        assertThat(refused).isBetween(800, 2_000);
    }

    @Test
    void write_andRead_giveTheSameSchema(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("schema.json");
        SchemaFile.write(file, Schema.of());
        SchemaFile.write(file, HOUSES);
        assertThat(Files.readString(file)).isEqualTo(JSON);
        assertThat(SchemaFile.read(file)).isEqualTo(HOUSES);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void read_noFileOrNoneOfThisKind_saysSo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("schema.json");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SchemaFile.read(file))
                .withMessage(file + ": expected a schema file that can be read, got none of that name");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SchemaFile.read(folder))
                .withMessage(folder + ": expected a schema file that can be read, got a folder");
        Files.write(file, new byte[] {'{', (byte) 0xe9, '}'});
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.read(file))
                .withMessage("schema.json: expected UTF-8 text, got other bytes");
        Files.write(file, "{\n \"fields\": 1}".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> SchemaFile.read(file))
                .withMessage("schema.json, line 2, column 12: expected a list of fields, got a number");
    }

    @Test
    void toJsonAndBack_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            List<Field> fields = new ArrayList<>();
            for (Field.Flag flag : Field.Flag.values()) {
                fields.add(new Field.Numeric(flag.name()).withFlags(flag));
            }
            String json = SchemaFile.toJson(new Schema(fields));
            assertThat(json).contains("[\"immutable\"]");
            assertThat(SchemaFile.fromJson("s", json)).isEqualTo(new Schema(fields));
        } finally {
            Locale.setDefault(before);
        }
    }
}
