package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    private static final double NA = Double.NaN;

    private enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    private record Numbers(
            byte b,
            short s,
            int i,
            long l,
            float f,
            double d,
            Integer boxed,
            BigDecimal decimal,
            BigInteger big,
            OptionalDouble od,
            OptionalInt oi,
            OptionalLong ol,
            Optional<Double> o) {}

    private record Texts(
            String s,
            char c,
            Character boxed,
            boolean z,
            Boolean unsure,
            Size size,
            LocalDate day,
            LocalDateTime time,
            Instant instant,
            YearMonth month,
            UUID id,
            Optional<Size> o) {}

    private record Pair(double x, String y) {}

    private record Empty() {}

    private record Failing(double x) {
        @Override
        public double x() {
            throw new IllegalStateException("not known");
        }
    }

    private record Nested(Pair pair) {}

    private record Listed(Optional<List<String>> texts) {}

    @Test
    void ofRecords_numbersOfEveryKind_areNumeric() {
        Table table = Table.ofRecords(List.of(
                new Numbers(
                        (byte) -1,
                        (short) 2,
                        3,
                        (1L << 53) + 1,
                        0.5f,
                        0.1,
                        7,
                        new BigDecimal("0.1"),
                        BigInteger.TEN,
                        OptionalDouble.of(2.5),
                        OptionalInt.of(4),
                        OptionalLong.of(5),
                        Optional.of(6.5)),
                new Numbers(
                        (byte) 0,
                        (short) 0,
                        0,
                        0,
                        0,
                        NA,
                        null,
                        null,
                        null,
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        null,
                        Optional.empty())));
        assertThat(table.schema().names())
                .containsExactly("b", "s", "i", "l", "f", "d", "boxed", "decimal", "big", "od", "oi", "ol", "o");
        assertThat(table.schema().fields()).allMatch(field -> field instanceof Field.Numeric);
        // 2^53 + 1 is no double: it is rounded to the even one of its neighbours.
        double[] first = {-1, 2, 3, 0x1p53, 0.5, 0.1, 7, 0.1, 10, 2.5, 4, 5, 6.5};
        double[] second = {0, 0, 0, 0, 0, NA, NA, NA, NA, NA, NA, NA, NA};
        for (int j = 0; j < first.length; j++) {
            assertThat(table.column(j)).containsExactly(first[j], second[j]);
        }
    }

    @Test
    void ofRecords_textsOfEveryKind_areCategorical() {
        Table table = Table.ofRecords(List.of(
                new Texts(
                        "b",
                        'y',
                        'x',
                        true,
                        null,
                        Size.LARGE,
                        LocalDate.of(2026, 1, 5),
                        LocalDateTime.of(2026, 1, 5, 10, 30),
                        Instant.EPOCH,
                        YearMonth.of(2026, 1),
                        new UUID(0, 1),
                        Optional.of(Size.SMALL)),
                new Texts("a", 'x', null, true, true, null, null, null, null, null, null, Optional.empty())));
        List<String> sizes = List.of("SMALL", "MEDIUM", "LARGE");
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Categorical("s", List.of("a", "b")),
                        new Field.Categorical("c", List.of("x", "y")),
                        new Field.Categorical("boxed", List.of("x")),
                        new Field.Categorical("z", List.of("false", "true")),
                        new Field.Categorical("unsure", List.of("false", "true")),
                        new Field.Categorical("size", sizes),
                        new Field.Categorical("day", List.of("2026-01-05")),
                        new Field.Categorical("time", List.of("2026-01-05T10:30")),
                        new Field.Categorical("instant", List.of("1970-01-01T00:00:00Z")),
                        new Field.Categorical("month", List.of("2026-01")),
                        new Field.Categorical("id", List.of("00000000-0000-0000-0000-000000000001")),
                        new Field.Categorical("o", sizes)));
        assertThat(table.column("z").values()).containsExactly(1, 1);
        assertThat(table.column("unsure").values()).containsExactly(NA, 1);
        assertThat(table.column("size").values()).containsExactly(2, NA);
        assertThat(table.column("s").values()).containsExactly(1, 0);
    }

    @Test
    void ofRecords_none_hasColumnsWhenTheClassIsTold() {
        assertThat(Table.ofRecords(List.of()).schema().size()).isZero();
        Table table = Table.ofRecords(Pair.class, List.of());
        assertThat(table.rows()).isZero();
        assertThat(table.schema()).isEqualTo(Schema.of(new Field.Numeric("x"), new Field.Categorical("y", List.of())));
        assertThat(Table.ofRecords(List.of(new Empty(), new Empty())).rows()).isEqualTo(2);
    }

    @Test
    void ofRecords_ofTwoClassesOrNull_namesTheRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRecords(List.of(new Pair(1, ""), new Empty())))
                .withMessage("row 1: expected a Pair, got a Empty");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRecords(Arrays.asList(new Pair(1, ""), null)))
                .withMessage("row 1: expected a Pair, got null");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRecords(Arrays.asList((Pair) null)))
                .withMessage("row 0: expected a record, got null");
    }

    @Test
    void ofRecords_infiniteNumber_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRecords(List.of(new Pair(1, ""), new Pair(1 / 0.0, ""))))
                .withMessage("column \"x\", row 1: expected a finite number, got Infinity");
    }

    @Test
    void ofRecords_componentThatIsNoCell_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.ofRecords(Nested.class, List.of()))
                .withMessage(
                        "record Nested, column \"pair\": expected a number, text, a boolean, an enum constant or an"
                                + " ISO date or time, got the type Pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.ofRecords(Listed.class, List.of()))
                .withMessageContaining("column \"texts\"")
                .withMessageEndingWith("got the type Optional");
    }

    @Test
    void ofRecords_accessorThatFails_itsOwnErrorComesOut() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.ofRecords(List.of(new Failing(1))))
                .withMessage("not known");
    }

    /** A module with a record in a package that it neither exports nor opens, except as it is told. */
    private static List<Record> recordsOf(Path directory, String opens) throws Exception {
        Path source = directory.resolve("source");
        Files.createDirectories(source.resolve("shop/model"));
        Files.createDirectories(source.resolve("shop/api"));
        Files.writeString(source.resolve("module-info.java"), "module shop { exports shop.api; " + opens + " }");
        Files.writeString(
                source.resolve("shop/model/Order.java"),
                "package shop.model; public record Order(double price, String city) {}");
        Files.writeString(
                source.resolve("shop/api/Orders.java"),
                "package shop.api; public class Orders { public static Record first() {"
                        + " return new shop.model.Order(2.5, \"Oslo\"); } }");
        Path classes = directory.resolve("classes");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        source.resolve("module-info.java").toString(),
                        source.resolve("shop/model/Order.java").toString(),
                        source.resolve("shop/api/Orders.java").toString());
        if (failed != 0) {
            throw new IOException("not compiled");
        }
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop"));
        ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration, null);
        Class<?> orders = layer.findLoader("shop").loadClass("shop.api.Orders");
        return List.of((Record) orders.getMethod("first").invoke(null));
    }

    @Test
    void ofRecords_recordThatAModuleKeeps_saysWhatToOpen(@TempDir Path directory) throws Exception {
        List<Record> orders = recordsOf(directory, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.ofRecords(orders))
                .withMessage(
                        "record Order: expected a record that may be read, got one that module shop keeps to itself;"
                                + " add \"opens shop.model to ALL-UNNAMED\" to it, or use a TableMapping");
    }

    @Test
    void ofRecords_recordThatAModuleOpens_isRead(@TempDir Path directory) throws Exception {
        Table table = Table.ofRecords(recordsOf(directory, "opens shop.model;"));
        assertThat(table.text(0, 0)).isEqualTo("2.5");
        assertThat(table.text(0, 1)).isEqualTo("Oslo");
    }
}
