package io.limpid.demo.web;

import io.limpid.demo.study.Noun;
import io.limpid.demo.view.Numbers;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One page of the rows that match a query.
 *
 * @param query what was searched for
 * @param total how many rows match
 * @param page the page's number, from 1
 * @param pages how many pages there are, at least 1
 * @param rows the numbers of the page's rows
 */
record RowHits(String query, int total, int page, int pages, int[] rows) {

    /** How many rows a page holds. */
    static final int SIZE = 20;

    private static final int LONGEST_QUERY = 200;
    private static final Pattern PAGE = Pattern.compile("\\d{1,7}");

    /**
     * Searches.
     *
     * @param query the words, or null for every row
     * @param page the page's number, or null for the first
     * @throws ProblemException when the query is too long, or the page is no number or beyond the last
     */
    static RowHits of(Gallery gallery, String query, String page) {
        String words = query == null ? "" : query.strip();
        if (words.length() > LONGEST_QUERY) {
            throw Problem.malformed("query: expected at most " + LONGEST_QUERY + " characters, got " + words.length())
                    .exception();
        }
        if (page != null && !PAGE.matcher(page).matches()) {
            throw Problem.malformed("page: expected a number from 1, got another text")
                    .exception();
        }
        int[] found = gallery.find(words);
        int pages = Math.max(1, (found.length + SIZE - 1) / SIZE);
        int number = page == null ? 1 : Integer.parseInt(page);
        if (!(number >= 1 && number <= pages)) {
            throw Problem.notFound("page: expected 1 to " + pages + ", got " + number)
                    .exception();
        }
        int from = (number - 1) * SIZE;
        int[] rows = Arrays.copyOfRange(found, from, Math.min(found.length, from + SIZE));
        return new RowHits(words, found.length, number, pages, rows);
    }

    /** Which rows of how many, in words. */
    String summary(Noun noun) {
        if (total == 0) {
            return "No " + noun.one() + " matches.";
        }
        int from = (page - 1) * SIZE;
        return Numbers.count(from + 1) + " to " + Numbers.count(from + rows.length) + " of " + Numbers.count(total)
                + " " + noun.of(total) + (query.isEmpty() ? "" : " that match");
    }
}
