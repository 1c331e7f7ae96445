package io.limpid.demo.web;

import io.limpid.core.data.Table;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Explaining;
import io.limpid.explain.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Explanations, each computed once: the last ones are kept, and whoever asks for one that is being computed waits for
 * it. Nothing depends on it but the time, since the same question has the same answer to the bit.
 */
final class Explanations {

    /**
     * How a row is to be explained.
     *
     * @param method by which method
     * @param seed with which seed
     * @param output which number; empty for the model's usual one
     * @param category of which class; empty for the positive one, and for a model of numbers
     */
    record Wish(
            ExplanationMethods.Method method, long seed, Optional<Outputs.Output> output, Optional<String> category) {

        /** The usual number. */
        static Wish of(ExplanationMethods.Method method, long seed) {
            return new Wish(method, seed, Optional.empty(), Optional.empty());
        }

        private Explaining applied(Explaining explaining) {
            Explaining wished = explaining.with(method).withSeed(seed);
            wished = output.isPresent() ? wished.with(output.get()) : wished;
            return category.isPresent() ? wished.withCategory(category.get()) : wished;
        }
    }

    /** Everything an explanation depends on. */
    private record Question(String model, List<String> values, Wish wish) {}

    private final Desk desk;
    private final Map<Question, CompletableFuture<Explanation>> kept;

    Explanations(Desk desk, int size) {
        this.desk = desk;
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, CompletableFuture<Explanation>> eldest) {
                return size() > size;
            }
        };
    }

    /**
     * Explains a table's one row, whose columns are those of the model.
     *
     * @throws ProblemException when the machine is busy or it takes too long
     */
    Explanation of(Exhibit exhibit, Table row, Wish wish) {
        Question question = new Question(exhibit.digest(), texts(row), wish);
        CompletableFuture<Explanation> mine = new CompletableFuture<>();
        CompletableFuture<Explanation> answer;
        synchronized (kept) {
            answer = kept.computeIfAbsent(question, q -> mine);
        }
        if (answer != mine) {
            return join(answer);
        }
        try {
            mine.complete(desk.compute(
                    run -> wish.applied(Explaining.of(exhibit.file())).with(run).explain(row, 0)));
        } catch (RuntimeException | Error failure) {
            synchronized (kept) {
                kept.remove(question, mine);
            }
            mine.completeExceptionally(failure);
            throw failure;
        }
        return mine.join();
    }

    /** The one who computes ends in bounded time, so this does. */
    private static Explanation join(CompletableFuture<Explanation> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem.problem().exception();
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static List<String> texts(Table row) {
        List<String> texts = new ArrayList<>();
        for (int j = 0; j < row.schema().size(); j++) {
            texts.add(row.text(0, j));
        }
        return texts;
    }
}
