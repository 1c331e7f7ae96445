package io.limpid.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Turns objects of any class into a table, one row each, by a named getter for every column.
 *
 * <pre>{@code
 * record Customer(int age, Double income, String city) {}
 * TableMapping<Customer> mapping = TableMapping.<Customer>of()
 *         .number("age", Customer::age)
 *         .nullableNumber("income", Customer::income)
 *         .category("city", Customer::city);
 * Table customers = mapping.table(List.of(new Customer(31, null, "Oslo"), new Customer(58, 52_000.0, "Bergen")));
 * }</pre>
 *
 * <p>Objects are taken one after another, in order, and not kept; primitive getters are not boxed. Immutable; it is
 * safe to share if its getters are.
 *
 * @param <T> the objects' class
 */
public final class TableMapping<T> {

    private final Schema schema;
    private final List<BiConsumer<T, ColumnBuilder>> getters;

    private TableMapping(Schema schema, List<BiConsumer<T, ColumnBuilder>> getters) {
        this.schema = schema;
        this.getters = getters;
    }

    /** A mapping to no column yet. */
    public static <T> TableMapping<T> of() {
        return new TableMapping<>(Schema.of(), List.of());
    }

    /**
     * With a further numeric column; NaN is missing.
     *
     * @throws IllegalArgumentException when there is a column of that name
     */
    public TableMapping<T> number(String name, ToDoubleFunction<? super T> getter) {
        Objects.requireNonNull(getter, "getter");
        return with(new Field.Numeric(name), (row, to) -> to.number(getter.applyAsDouble(row)));
    }

    /**
     * With a further numeric column whose getter may give null; null and NaN are missing. Any kind of number is taken,
     * rounded to the nearest double.
     *
     * @throws IllegalArgumentException when there is a column of that name
     */
    public TableMapping<T> nullableNumber(String name, Function<? super T, ? extends Number> getter) {
        return with(new Field.Numeric(name), object(getter));
    }

    /**
     * With a further categorical column of text, booleans, characters, enum constants, or ISO dates and times; null and
     * an empty optional are missing. Its levels are the distinct texts in ascending code-point order.
     *
     * @throws IllegalArgumentException when there is a column of that name
     */
    public TableMapping<T> category(String name, Function<? super T, ?> getter) {
        return field(new Field.Categorical(name, List.of()), getter);
    }

    /**
     * With a further column of this name, type and flags. A categorical field's levels keep their codes, others follow
     * in the order they come; without levels as {@link #category} says.
     *
     * @throws IllegalArgumentException when there is a column of that name
     */
    public TableMapping<T> field(Field field, Function<? super T, ?> getter) {
        return with(field, object(getter));
    }

    private static <T> BiConsumer<T, ColumnBuilder> object(Function<? super T, ?> getter) {
        Objects.requireNonNull(getter, "getter");
        return (row, to) -> to.object(getter.apply(row));
    }

    private TableMapping<T> with(Field field, BiConsumer<T, ColumnBuilder> getter) {
        List<Field> fields = new ArrayList<>(schema.fields());
        fields.add(field);
        List<BiConsumer<T, ColumnBuilder>> more = new ArrayList<>(getters);
        more.add(getter);
        return new TableMapping<>(new Schema(fields), List.copyOf(more));
    }

    /**
     * The table of these objects, in the stream's order, which is read to its end.
     *
     * @throws IllegalArgumentException when an object is null, a getter fails, a value is of the wrong type, or a
     *     number is infinite; the message names the column and row
     */
    public Table table(Stream<? extends T> objects) {
        Rows rows = new Rows();
        objects.sequential().forEachOrdered(rows::add);
        return rows.table();
    }

    /**
     * The table of these objects, in their order.
     *
     * @throws IllegalArgumentException as {@link #table(Stream)} does
     */
    public Table table(Iterable<? extends T> objects) {
        Rows rows = new Rows();
        objects.forEach(rows::add);
        return rows.table();
    }

    /** The rows so far. */
    private final class Rows {

        private final List<ColumnBuilder> builders =
                schema.fields().stream().map(ColumnBuilder::of).toList();
        private int size;

        void add(T object) {
            if (object == null) {
                throw RowException.of(size, "expected an object, got null");
            }
            for (int j = 0; j < builders.size(); j++) {
                try {
                    getters.get(j).accept(object, builders.get(j));
                } catch (RowException e) {
                    throw e;
                } catch (RuntimeException e) {
                    RowException problem = builders.get(j).problem("expected a value, got " + e);
                    problem.initCause(e);
                    throw problem;
                }
            }
            size++;
        }

        Table table() {
            Field[] fields = new Field[builders.size()];
            double[][] columns = new double[fields.length][];
            for (int j = 0; j < fields.length; j++) {
                Column column = builders.get(j).column();
                fields[j] = column.field();
                columns[j] = column.values();
            }
            return Table.ofTrusted(Schema.of(fields), size, columns);
        }
    }
}
