package dev.preflight.adapters.runbook.tree;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a file, which may be indented there, and where each of its lines begins. */
public final class Excerpt {
    private final String text;
    private final List<Place> places;
    private final List<Integer> starts = new ArrayList<>();

    /**
     * A stretch.
     *
     * @param text with line feeds only
     * @param places where its lines begin; what is behind the last of these is at its end
     */
    public Excerpt(String text, List<Place> places) {
        this.text = text;
        this.places = List.copyOf(places);
        starts.add(0);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
    }

    /** All of a file. */
    public static Excerpt whole(String file, String text) {
        List<Place> places = new ArrayList<>();
        int lines = 1 + (int) text.chars().filter(it -> it == '\n').count();
        for (int line = 1; line <= lines; line++) {
            places.add(new Place(file, line, 1));
        }
        return new Excerpt(text, places);
    }

    /** One line of a file, or what is left of it from this place on. */
    public static Excerpt line(String text, Place place) {
        return new Excerpt(text, List.of(place));
    }

    public String text() {
        return text;
    }

    /** Where it begins. */
    public Place start() {
        return places.get(0);
    }

    /** Where in its file the character at this index is. */
    public Place at(int index) {
        int line = lineOf(Math.min(index, text.length()));
        if (line >= places.size()) {
            return at(starts.get(places.size()) - 1);
        }
        Place start = places.get(line);
        return new Place(start.file(), start.line(), start.column() + index - starts.get(line));
    }

    private int lineOf(int index) {
        int first = 0;
        int last = starts.size() - 1;
        while (first < last) {
            int middle = (first + last + 1) / 2;
            if (starts.get(middle) <= index) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return first;
    }
}
