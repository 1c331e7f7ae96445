package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a table of records, a column of each component. */
final class RecordRows {

    private static final MethodType NUMBER = MethodType.methodType(double.class, Record.class);
    private static final MethodType OBJECT = MethodType.methodType(Object.class, Record.class);

    private RecordRows() {}

    /** Of the class that the first record has. */
    static Table table(Collection<? extends Record> rows) {
        if (rows.isEmpty()) {
            return Table.of(Schema.of());
        }
        Record first = rows.iterator().next();
        if (first == null) {
            throw RowException.of(0, "expected a record, got null");
        }
        return table(first.getClass(), rows);
    }

    static Table table(Class<? extends Record> type, Collection<? extends Record> rows) {
        int i = 0;
        for (Record row : rows) {
            if (!type.isInstance(row)) {
                String got = row == null ? "null" : CellValue.kind(row);
                throw RowException.of(i, "expected a " + type.getSimpleName() + ", got " + got);
            }
            i++;
        }
        RecordComponent[] components = type.getRecordComponents();
        Field[] fields = new Field[components.length];
        double[][] columns = new double[components.length][];
        for (int j = 0; j < components.length; j++) {
            Column column = column(type, components[j], rows);
            fields[j] = column.field();
            columns[j] = column.values();
        }
        return Table.ofTrusted(Schema.of(fields), rows.size(), columns);
    }

    private static Column column(
            Class<? extends Record> type, RecordComponent component, Collection<? extends Record> rows) {
        ColumnBuilder builder = ColumnBuilder.of(field(type, component));
        MethodHandle getter = getter(type, component.getAccessor());
        boolean primitive = !builder.isCategorical() && component.getType().isPrimitive();
        MethodHandle typed = getter.asType(primitive ? NUMBER : OBJECT);
        for (Record row : rows) {
            if (primitive) {
                builder.number(number(typed, row));
            } else {
                builder.object(object(typed, row));
            }
        }
        return builder.column();
    }

    private static Field field(Class<? extends Record> record, RecordComponent component) {
        String name = component.getName();
        Class<?> type = content(component);
        if (CellValue.isNumber(type)) {
            return new Field.Numeric(name);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Field.Categorical(name, List.of("false", "true"));
        }
        if (type.isEnum()) {
            List<String> constants = Stream.of(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return new Field.Categorical(name, constants);
        }
        if (CellValue.isText(type)) {
            return new Field.Categorical(name, List.of());
        }
        throw new IllegalArgumentException(
                "record " + record.getSimpleName() + ", column " + Quoted.of(name) + ": expected " + CellValue.ALLOWED
                        + ", got the type " + component.getType().getSimpleName());
    }

    /** The component's type; what an optional is of. */
    private static Class<?> content(RecordComponent component) {
        if (component.getType() == Optional.class && component.getGenericType() instanceof ParameterizedType optional) {
            Type inner = optional.getActualTypeArguments()[0];
            return inner instanceof Class<?> type ? type : Object.class;
        }
        return component.getType();
    }

    private static MethodHandle getter(Class<? extends Record> type, Method accessor) {
        try {
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            Module from = type.getModule();
            Module to = RecordRows.class.getModule();
            throw new IllegalArgumentException(
                    "record " + type.getSimpleName() + ": expected a record that may be read, got one that module "
                            + from.getName() + " keeps to itself; add \"opens " + type.getPackageName() + " to "
                            + (to.isNamed() ? to.getName() : "ALL-UNNAMED") + "\" to it, or use a TableMapping",
                    e);
        }
    }

    private static double number(MethodHandle getter, Record row) {
        try {
            return (double) getter.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static Object object(MethodHandle getter, Record row) {
        try {
            return (Object) getter.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** An accessor declares no checked exception: this one is its own. */
    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
}
