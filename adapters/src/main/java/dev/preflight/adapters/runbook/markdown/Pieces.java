package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Excerpt;
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
                    // What a line says is taken from the line itself.
                    .inlineParserFactory(context -> (lines, block) -> {})
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
        if (node instanceof Heading heading && isUnderlinedText(heading)) {
            addLines(textSpans(heading), isItem);
        } else if (node instanceof Heading heading) {
            int lines = heading.getSourceSpans().size();
            pieces.add(new Piece.Heading(place, heading.getLevel(), titleOf(heading), lines));
        } else if (node instanceof Paragraph paragraph) {
            addLines(paragraph.getSourceSpans(), isItem);
        } else if (node instanceof FencedCodeBlock fence) {
            addFence(fence, place);
        } else if (node instanceof IndentedCodeBlock code) {
            pieces.add(new Piece.Fence(place, "", excerpt(code.getLiteral(), place, 0)));
        } else if (node instanceof Block) {
            addChildren(node, isItem || node instanceof ListItem);
        }
    }

    // A rule right below a text makes it a heading, by the letter of the specification only.
    private boolean isUnderlinedText(Heading heading) {
        List<SourceSpan> spans = heading.getSourceSpans();
        return spans.size() > 2
                || (spans.size() > 1
                        && Labels.at(source.text(spans.get(0)))
                                .flatMap(Labels.Label::key)
                                .isPresent());
    }

    private String titleOf(Heading heading) {
        return Titles.clean(source.text(heading.getSourceSpans().get(0)));
    }

    // Without the line below.
    private static List<SourceSpan> textSpans(Heading heading) {
        List<SourceSpan> spans = heading.getSourceSpans();
        return spans.subList(0, spans.size() - 1);
    }

    private void addLines(List<SourceSpan> spans, boolean isItem) {
        boolean isFirst = true;
        HtmlComments comments = new HtmlComments();
        for (SourceSpan span : spans) {
            String text = comments.blankedOut(source.text(span));
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
        String info = fence.getInfo() == null ? "" : fence.getInfo();
        String code = fence.getLiteral() == null ? "" : fence.getLiteral();
        pieces.add(new Piece.Fence(place, info.strip(), excerpt(code, place, 1)));
    }

    // A line of code is the end of a line of the file: what comes before it is indentation.
    private Excerpt excerpt(String code, Place block, int below) {
        List<Place> places = new ArrayList<>();
        List<String> lines = code.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = block.line() + below + i;
            int column = source.lines().get(line - 1).length() - lines.get(i).length() + 1;
            places.add(new Place(block.file(), line, Math.max(1, column)));
        }
        return new Excerpt(code, places.isEmpty() ? List.of(block) : places);
    }
}
