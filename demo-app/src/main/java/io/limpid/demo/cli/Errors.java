package io.limpid.demo.cli;

import io.limpid.core.csv.CsvFormatException;
import io.limpid.core.modelfile.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/** Failures in one line that says what and where. */
final class Errors {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Errors() {}

    static String describe(Throwable failure) {
        return oneLine(sentence(failure));
    }

    /** Text on one line, with line ends as blanks and everything else escaped that could drive a terminal. */
    static String oneLine(String text) {
        return escaped(LINE_END.matcher(text).replaceAll(" "));
    }

    /** Text with everything escaped that could drive a terminal, break a line or reorder it. */
    static String escaped(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "\\\\u{%x}", found.group().codePointAt(0)));
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            boolean plain = String.valueOf(unchecked.getCause()).equals(unchecked.getMessage());
            return plain ? sentence(unchecked.getCause()) : unchecked.getMessage();
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": expected a file or folder of that name, got none";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": expected to be allowed to use it, got no permission";
        }
        if (failure instanceof FileSystemException files) {
            return files.getFile() + ": cannot be used" + (files.getReason() == null ? "" : ", " + files.getReason());
        }
        if (failure instanceof OutOfMemoryError) {
            return "memory: expected enough for these data, got too little; give Java more with -Xmx";
        }
        if (failure instanceof CancellationException) {
            return "cancelled";
        }
        boolean told = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof CsvFormatException
                || failure instanceof ModelFormatException
                || failure instanceof IOException;
        if (told && failure.getMessage() != null) {
            return failure.getMessage();
        }
        return "internal error, " + failure + "; --debug shows where";
    }
}
