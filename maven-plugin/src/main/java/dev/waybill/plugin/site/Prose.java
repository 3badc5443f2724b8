package dev.waybill.plugin.site;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Renders the Markdown of comments, for pages of one depth. */
final class Prose {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  // What a comment may say in HTML; links to pages of the site are relative.
  private static final Safelist ALLOWED =
      Safelist.relaxed().removeTags("img").preserveRelativeLinks(true);
  private static final String BASE = "https://site.invalid/";
  private static final Document.OutputSettings AS_IT_IS =
      new Document.OutputSettings().prettyPrint(false);

  private final Parser parser;
  private final HtmlRenderer blocks = renderer(false);
  private final HtmlRenderer inline = renderer(true);

  /**
   * Makes a renderer.
   *
   * @param catalog what comments may refer to
   * @param root the way from a page to the root of the site, such as {@code ../}
   */
  Prose(Catalog catalog, String root) {
    parser =
        Parser.builder()
            .extensions(EXTENSIONS)
            .linkProcessor(new ReferenceLinks(catalog, root))
            .build();
  }

  /** Renders paragraphs, lists and tables. */
  TemplateHTMLOutputModel blocks(String markdown) {
    return render(markdown, blocks);
  }

  /** Renders a text that shall stand in a line where it is one paragraph. */
  TemplateHTMLOutputModel inline(String markdown) {
    return render(markdown, inline);
  }

  /** Returns the words alone. */
  String plain(String markdown) {
    StringBuilder words = new StringBuilder();
    parser
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                words.append(text.getLiteral());
              }

              @Override
              public void visit(Code code) {
                words.append(code.getLiteral());
              }

              @Override
              public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
              }

              @Override
              public void visit(HardLineBreak lineBreak) {
                words.append(' ');
              }

              @Override
              public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                words.append(' ');
              }
            });
    return words.toString().strip();
  }

  private TemplateHTMLOutputModel render(String markdown, HtmlRenderer renderer) {
    if (markdown.isBlank()) {
      return Html.of("");
    }
    Node document = parser.parse(markdown);
    String html = renderer.render(document).strip();
    return Html.of(hasHtml(document) ? Jsoup.clean(html, BASE, ALLOWED, AS_IT_IS).strip() : html);
  }

  private static HtmlRenderer renderer(boolean isInline) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .sanitizeUrls(true)
        .attributeProviderFactory(context -> Prose::followOwnPages)
        .omitSingleParagraphP(isInline)
        .build();
  }

  /** Links that were sanitized are not followed by search engines: those of the site may be. */
  private static void followOwnPages(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link link && link.getDestination().indexOf(':') < 0) {
      attributes.remove("rel");
    }
  }

  private static boolean hasHtml(Node document) {
    AtomicBoolean found = new AtomicBoolean();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            found.set(true);
          }

          @Override
          public void visit(HtmlBlock html) {
            found.set(true);
          }
        });
    return found.get();
  }
}
