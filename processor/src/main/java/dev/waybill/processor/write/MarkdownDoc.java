package dev.waybill.processor.write;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Turns Markdown of a {@code ///} comment into HTML that doclint accepts. */
final class MarkdownDoc extends AbstractVisitor {

  private static final Parser PARSER = Parser.builder().build();
  private static final Pattern REFERENCE =
      Pattern.compile("\\[([^\\[\\]\\n]+)\\](?:\\[([^\\[\\]\\n]*)\\])?");
  private static final Pattern TABLE = Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|[\\s:|-]*)");

  private final DocHtml html;
  private final InlineTags tags = new InlineTags();

  private MarkdownDoc(DocHtml html) {
    this.html = html;
  }

  /** Returns the character of an HTML entity, or the entity where there is none. */
  static String entity(String entity) {
    StringBuilder plain = new StringBuilder();
    PARSER
        .parse(entity)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                plain.append(text.getLiteral());
              }
            });
    return plain.toString();
  }

  /** Adds a Markdown text. */
  static void add(String markdown, DocHtml html) {
    MarkdownDoc visitor = new MarkdownDoc(html);
    PARSER.parse(visitor.tags.take(markdown)).accept(visitor);
    html.paragraph();
  }

  @Override
  public void visit(Paragraph paragraph) {
    String plain = table(paragraph);
    if (plain.isEmpty()) {
      visitChildren(paragraph);
      html.paragraph();
    } else {
      html.preformatted(plain);
    }
  }

  // The order of headings is checked differently by each JDK, so they are bold paragraphs.
  @Override
  public void visit(Heading heading) {
    html.paragraph();
    marked("b", heading);
    html.paragraph();
  }

  @Override
  public void visit(BlockQuote quote) {
    visitChildren(quote);
  }

  @Override
  public void visit(BulletList list) {
    html.beginList(false);
    visitChildren(list);
    html.endList(false);
  }

  @Override
  public void visit(OrderedList list) {
    html.beginList(true);
    visitChildren(list);
    html.endList(true);
  }

  @Override
  public void visit(ListItem item) {
    html.beginItem();
    visitChildren(item);
    html.endItem();
  }

  @Override
  public void visit(FencedCodeBlock block) {
    html.preformatted(tags.raw(block.getLiteral()));
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    html.preformatted(tags.raw(block.getLiteral()));
  }

  @Override
  public void visit(HtmlBlock block) {
    html.paragraph();
    TraditionalDoc.add(tags.raw(block.getLiteral()), html);
  }

  @Override
  public void visit(ThematicBreak line) {
    html.paragraph();
  }

  @Override
  public void visit(HtmlInline inline) {
    String plain = inline.getLiteral();
    if (!plain.matches("(?s)</?[A-Za-z][^>]*>|<!--.*-->")) {
      html.text(plain);
    }
  }

  @Override
  public void visit(Code code) {
    html.code(tags.raw(code.getLiteral()));
  }

  @Override
  public void visit(Emphasis emphasis) {
    marked("em", emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    marked("strong", strong);
  }

  @Override
  public void visit(Link link) {
    boolean begun = hasText(link) && html.beginLink(link.getDestination());
    visitChildren(link);
    if (begun) {
      html.endLink();
    }
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    html.text("\n");
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    html.text("\n");
  }

  @Override
  public void visit(Text text) {
    StringBuilder plain = new StringBuilder(text.getLiteral());
    // The parser leaves brackets as texts of their own.
    while (text.getNext() instanceof Text next) {
      plain.append(next.getLiteral());
      next.unlink();
    }
    String all = plain.toString();
    Matcher reference = REFERENCE.matcher(all);
    int at = 0;
    while (reference.find()) {
      tags.addTo(html, all.substring(at, reference.start()));
      refer(reference.group(1), reference.group(2) != null);
      at = reference.end();
    }
    tags.addTo(html, all.substring(at));
  }

  private void refer(String label, boolean named) {
    if (named) {
      tags.addTo(html, label);
    } else if (label.matches("#?[\\p{L}_$][\\p{L}\\p{N}_$.#]*(\\(.*\\))?")) {
      html.code(label.replaceFirst("^#", "").replace('#', '.'));
    } else {
      tags.addTo(html, "[" + label + "]");
    }
  }

  private void marked(String tag, Node node) {
    if (hasText(node)) {
      html.inline("<" + tag + ">");
      visitChildren(node);
      html.inline("</" + tag + ">");
    }
  }

  private static boolean hasText(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if ((child instanceof Text text && !text.getLiteral().isBlank())
          || (child instanceof Code code && !code.getLiteral().isBlank())
          || hasText(child)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text of a table as it stands, which the parser takes for a paragraph. */
  private String table(Paragraph paragraph) {
    StringBuilder plain = new StringBuilder();
    for (Node child = paragraph.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Text text) {
        plain.append(text.getLiteral());
      } else if (child instanceof Code code) {
        plain.append(code.getLiteral());
      } else if (child instanceof SoftLineBreak) {
        plain.append('\n');
      }
    }
    String[] lines = plain.toString().split("\n", 3);
    boolean isTable = lines.length > 1 && TABLE.matcher(lines[1]).matches();
    return isTable ? tags.raw(plain.toString()) : "";
  }
}
