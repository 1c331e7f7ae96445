package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableMappingTest {

    private static final double NA = Double.NaN;

    private enum Kind {
        PRIVATE,
        COMPANY
    }

    private static final class Customer {
        private final int age;
        private final Double income;
        private final String city;
        private final Kind kind;

        Customer(int age, Double income, String city, Kind kind) {
            this.age = age;
            this.income = income;
            this.city = city;
            this.kind = kind;
        }

        int age() {
            return age;
        }

        Double income() {
            return income;
        }

        String city() {
            return city;
        }

        Kind kind() {
            return kind;
        }
    }

    private static final Customer ADA = new Customer(31, null, "Oslo", Kind.PRIVATE);
    private static final Customer BO = new Customer(58, 5e4, null, Kind.COMPANY);

    private static final Field.Categorical KIND =
            new Field.Categorical("kind", List.of("PRIVATE", "COMPANY", "STATE")).withFlags(Field.Flag.IMMUTABLE);

    private static final TableMapping<Customer> MAPPING = TableMapping.<Customer>of()
            .number("age", Customer::age)
            .nullableNumber("income", Customer::income)
            .category("city", Customer::city)
            .field(KIND, Customer::kind);

    private static void assertIsTheirs(Table table) {
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Numeric("age"),
                        new Field.Numeric("income"),
                        new Field.Categorical("city", List.of("Oslo")),
                        KIND));
        assertThat(table.column(0)).containsExactly(31, 58);
        assertThat(table.column(1)).containsExactly(NA, 5e4);
        assertThat(table.column(2)).containsExactly(0, NA);
        assertThat(table.column(3)).containsExactly(0, 1);
    }

    @Test
    void table_ofAStreamOrAList_hasAColumnForEachGetter() {
        assertIsTheirs(MAPPING.table(Stream.of(ADA, BO)));
        assertIsTheirs(MAPPING.table(List.of(ADA, BO)));
    }

    @Test
    void table_parallelStream_keepsItsOrder() {
        double[] expected = IntStream.range(0, 10_000).asDoubleStream().toArray();
        Table table = TableMapping.<Integer>of()
                .number("x", i -> i)
                .table(IntStream.range(0, 10_000).boxed().parallel());
        assertThat(table.column(0)).isEqualTo(expected);
    }

    @Test
    void table_noObjectsOrNoColumns_isEmpty() {
        Table none = MAPPING.table(Stream.empty());
        assertThat(none.rows()).isZero();
        assertThat(none.schema().names()).containsExactly("age", "income", "city", "kind");
        assertThat(TableMapping.<Customer>of().table(List.of(ADA, BO)).rows()).isEqualTo(2);
    }

    @Test
    void number_nameTakenAlready_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAPPING.number("age", Customer::age))
                .withMessage("column \"age\": expected unique names, got it as column 0 and as column 4");
    }

    @Test
    void table_valueThatDoesNotFit_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() ->
                        TableMapping.<Double>of().number("x", x -> x).table(List.of(1.0, Double.POSITIVE_INFINITY)))
                .withMessage("column \"x\", row 1: expected a finite number, got Infinity");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(
                        () -> TableMapping.<Object>of().category("x", x -> x).table(List.of("a", 2)))
                .withMessage("column \"x\", row 1: expected text, got a Integer");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> MAPPING.table(Arrays.asList(ADA, null)))
                .withMessage("row 1: expected an object, got null");
    }

    @Test
    void table_getterThatFails_namesColumnAndRowAndKeepsTheCause() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> TableMapping.<Customer>of()
                        .number("income", Customer::income)
                        .table(List.of(BO, ADA)))
                .withMessageStartingWith(
                        "column \"income\", row 1: expected a value, got java.lang.NullPointerException")
                .withCauseInstanceOf(NullPointerException.class);
    }
}
