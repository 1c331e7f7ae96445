package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns are dates, how they are written, and the parts made of them. */
final class FittedDates extends LevelEncoding {

    private final boolean[] chosen;
    private final List<DatePart> parts;
    private final DateFormat format;
    private final UnknownLevel unreadable;

    FittedDates(Schema input, boolean[] chosen, List<DatePart> parts, DateFormat format, UnknownLevel unreadable) {
        super("date parts", input, names(input, chosen, parts), values(input, chosen, parts, format, unreadable));
        this.chosen = chosen;
        this.parts = parts;
        this.format = format;
        this.unreadable = unreadable;
    }

    private static List<List<String>> names(Schema input, boolean[] chosen, List<DatePart> parts) {
        List<List<String>> names = new ArrayList<>();
        for (int j = 0; j < chosen.length; j++) {
            String column = input.field(j).name();
            names.add(
                    chosen[j]
                            ? parts.stream()
                                    .map(part -> column + ": " + part.title())
                                    .toList()
                            : List.of());
        }
        return names;
    }

    /** Counts what it makes; the title of a part is as long as its name. */
    private static void claim(Schema input, boolean[] chosen, List<DatePart> parts, NameClaim claim) {
        long titles =
                parts.stream().mapToLong(part -> 2L + part.name().length()).sum();
        long columns = 0;
        long characters = 0;
        for (int j = 0; j < chosen.length; j++) {
            columns += chosen[j] ? parts.size() : 1;
            characters +=
                    chosen[j] ? (long) parts.size() * input.field(j).name().length() + titles : 0;
        }
        claim.of(columns, characters);
    }

    private static double[][][] values(
            Schema input, boolean[] chosen, List<DatePart> parts, DateFormat format, UnknownLevel unreadable) {
        double[][][] values = new double[chosen.length][][];
        for (int j = 0; j < chosen.length; j++) {
            if (chosen[j] && input.field(j) instanceof Field.Categorical c) {
                int levels = c.levels().size();
                values[j] = new double[parts.size()][levels + 1];
                for (int k = 0; k <= levels; k++) {
                    Optional<DateFormat.Date> date =
                            k < levels ? format.read(c.levels().get(k)) : Optional.empty();
                    for (int p = 0; p < parts.size(); p++) {
                        values[j][p][k] = k < levels ? value(date, unreadable, parts.get(p)) : Double.NaN;
                    }
                }
            }
        }
        return values;
    }

    private static double value(Optional<DateFormat.Date> date, UnknownLevel unreadable, DatePart part) {
        return date.map(of -> of.part(part)).orElse(unreadable == UnknownLevel.ERROR ? REFUSED : Double.NaN);
    }

    @Override
    double unseen(int column, int output, String level) {
        return unseen(column, level)[output];
    }

    /** Reads the date once for all its parts. */
    @Override
    double[] unseen(int column, String level) {
        Optional<DateFormat.Date> date = format.read(level);
        return parts.stream().mapToDouble(part -> value(date, unreadable, part)).toArray();
    }

    @Override
    String expected(int column) {
        return format.pattern().isEmpty()
                ? "a date such as 2024-02-29 or 2024-02-29T13:05"
                : "a date as " + Quoted.of(format.pattern()) + " writes it";
    }

    /** Writes the schema, the names of the columns of dates, the parts, the pattern if any, and what is unreadable. */
    static final class Codec implements ModelCodec<FittedDates> {

        @Override
        public String kind() {
            return "date-parts";
        }

        @Override
        public Class<FittedDates> type() {
            return FittedDates.class;
        }

        @Override
        public void encode(FittedDates part, ModelContent.Builder out) {
            int[] chosen = IntStream.range(0, part.chosen.length)
                    .filter(j -> part.chosen[j])
                    .toArray();
            out.schema("columns", part.input())
                    .texts(
                            "chosen",
                            IntStream.of(chosen)
                                    .mapToObj(j -> part.input().field(j).name())
                                    .toList())
                    .texts("parts", part.parts.stream().map(DatePart::name).toList())
                    .text("pattern", part.format.pattern())
                    .choice("unreadable", part.unreadable);
            claim(part.input(), part.chosen, part.parts, out::claimColumns);
        }

        @Override
        public FittedDates decode(ModelContent in) {
            Schema columns = in.schema("columns");
            boolean[] chosen = new boolean[columns.size()];
            for (int j : ChosenNames.positions(kind(), columns, in.texts("chosen"))) {
                if (!(columns.field(j) instanceof Field.Categorical)) {
                    throw new ModelFormatException(
                            kind() + ", column " + Quoted.of(columns.field(j).name())
                                    + ": expected a categorical column, got a numeric one");
                }
                chosen[j] = true;
            }
            List<DatePart> parts = parts(in.texts("parts"));
            claim(columns, chosen, parts, in::claimColumns);
            String pattern = in.text("pattern");
            return new FittedDates(
                    columns,
                    chosen,
                    parts,
                    pattern.isEmpty() ? DateFormat.iso() : DateFormat.of(pattern),
                    in.choice("unreadable", UnknownLevel.class));
        }

        private List<DatePart> parts(List<String> names) {
            Set<DatePart> parts = EnumSet.noneOf(DatePart.class);
            for (DatePart part : DatePart.values()) {
                if (names.contains(part.name())) {
                    parts.add(part);
                }
            }
            List<DatePart> ordered = List.copyOf(parts);
            if (ordered.isEmpty()
                    || !ordered.stream().map(DatePart::name).toList().equals(names)) {
                throw new ModelFormatException(kind() + ", \"parts\": expected some of " + List.of(DatePart.values())
                        + " in their order, got " + Quoted.list(names));
            }
            return ordered;
        }
    }
}
