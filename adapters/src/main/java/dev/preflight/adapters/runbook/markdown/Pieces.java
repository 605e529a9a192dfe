package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Takes a Markdown document apart, in the order in which it is read. */
final class Pieces {
    private static final int MOST_DEPTH = 20;
    private static final Parser PARSER =
            Parser.builder()
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(MOST_DEPTH)
                    .build();

    private final Source source;
    private final Findings findings;
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    static List<Piece> of(Source source, Findings findings) {
        Pieces all = new Pieces(source, findings);
        all.addChildren(PARSER.parse(source.text()), false);
        return all.pieces;
    }

    private void addChildren(Node parent, boolean isItem) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child, isItem);
        }
    }

    private void add(Node node, boolean isItem) {
        if (node.getSourceSpans().isEmpty()) {
            return;
        }
        SourceSpan first = node.getSourceSpans().get(0);
        Place place = source.place(first);
        if (node instanceof Heading heading) {
            String text = Titles.clean(source.text(first));
            pieces.add(new Piece.Heading(place, heading.getLevel(), text));
        } else if (node instanceof Paragraph paragraph) {
            addLines(paragraph, isItem);
        } else if (node instanceof FencedCodeBlock fence) {
            addFence(fence, place);
        } else if (node instanceof IndentedCodeBlock code) {
            pieces.add(new Piece.Fence(place, "", code.getLiteral(), place));
        } else if (node instanceof Block) {
            addChildren(node, isItem || node instanceof ListItem);
        }
    }

    private void addLines(Paragraph paragraph, boolean isItem) {
        boolean isFirst = true;
        for (SourceSpan span : paragraph.getSourceSpans()) {
            String text = source.text(span);
            for (Labels.Part part : Labels.split(text)) {
                Place place = source.place(span, part.from());
                pieces.add(new Piece.Line(place, part.text(), isFirst, isItem));
                isFirst = false;
            }
        }
    }

    private void addFence(FencedCodeBlock fence, Place place) {
        if (fence.getClosingFenceLength() == null) {
            findings.error(
                    LintCode.SYNTAX,
                    place,
                    "this block of code is never closed: put %s on a line of its own below it"
                            .formatted(fence.getFenceCharacter().repeat(3)));
        }
        Place codePlace = new Place(place.file(), place.line() + 1, place.column());
        String info = fence.getInfo() == null ? "" : fence.getInfo();
        String code = fence.getLiteral() == null ? "" : fence.getLiteral();
        pieces.add(new Piece.Fence(place, info.strip(), code, codePlace));
    }
}
