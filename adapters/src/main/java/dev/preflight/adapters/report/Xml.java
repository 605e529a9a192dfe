package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An XML document in the making. By hand, since the JDK's writer lets through what XML 1.0 forbids
 * even as a reference, and has hundreds of classes to load.
 */
final class Xml {
    private final StringBuilder document =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;
    private boolean afterText;

    /** Starts an element within the open one. */
    Xml start(String element) {
        endTag();
        newLine();
        document.append('<').append(element);
        open.push(element);
        inTag = true;
        afterText = false;
        return this;
    }

    /** Adds an attribute to the element just started; its value takes one line. */
    Xml attribute(String name, String value) {
        document.append(' ').append(name).append("=\"");
        escape(OneLine.of(value));
        document.append('"');
        return this;
    }

    Xml attribute(String name, int value) {
        return attribute(name, Integer.toString(value));
    }

    /** Adds text to the open element, whose space is kept. */
    Xml text(String text) {
        endTag();
        escape(Printable.clean(text));
        afterText = true;
        return this;
    }

    /** Ends the open element. */
    Xml end() {
        String element = open.pop();
        if (inTag) {
            document.append("/>");
            inTag = false;
        } else {
            if (!afterText) {
                newLine();
            }
            document.append("</").append(element).append('>');
        }
        afterText = false;
        return this;
    }

    @Override
    public String toString() {
        return document + "\n";
    }

    private void endTag() {
        if (inTag) {
            document.append('>');
            inTag = false;
        }
    }

    private void newLine() {
        document.append('\n').append("  ".repeat(open.size()));
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(character -> {
                    switch (character) {
                        case '&' -> document.append("&amp;");
                        case '<' -> document.append("&lt;");
                        case '>' -> document.append("&gt;");
                        case '"' -> document.append("&quot;");
                        default -> document.appendCodePoint(allowed(character));
                    }
                });
    }

    // The rest of what XML forbids is a control character or a half one, of which there is none.
    private static int allowed(int character) {
        return OneLine.isNoCharacter(character) ? 0xFFFD : character;
    }
}
