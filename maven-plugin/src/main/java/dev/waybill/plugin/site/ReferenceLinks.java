package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads brackets as Javadoc does: {@code [Softmax]} and {@code [softmax][Softmax]} refer to what is
 * declared there. What has no page here becomes code, or plain text.
 */
final class ReferenceLinks implements LinkProcessor {

  private static final Pattern OUTWARD = Pattern.compile("(?i)(https?:|mailto:|#).*");

  // A member, or a class: more than one small letter keeps [N] and [NaN] what they are.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[\\w.$]*#\\w+(\\(.*\\))?|(?:[a-z]\\w*\\.)+[A-Z][\\w.]*|[A-Z]\\w*[a-z]\\w*[a-z]\\w*");

  private final Catalog catalog;
  private final String root;

  ReferenceLinks(Catalog catalog, String root) {
    this.catalog = catalog;
    this.root = root;
  }

  @Override
  public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
    String text = link.text(scanner);
    if (link.destination() != null) {
      // Files beside the source are not beside the page.
      return OUTWARD.matcher(link.destination()).matches()
          ? LinkResult.none()
          : LinkResult.replaceWith(new Text(text), scanner.position());
    }
    boolean isShort = link.label() == null || link.label().isEmpty();
    String reference = isShort ? text : link.label();
    Optional<ApiSymbol> symbol = find(reference);
    if (symbol.isPresent()) {
      Link node = new Link(root + catalog.places().of(symbol.get()), null);
      if (!isShort) {
        return LinkResult.wrapTextIn(node, scanner.position());
      }
      node.appendChild(new Code(text));
      return LinkResult.replaceWith(node, scanner.position());
    }
    if (!REFERENCE.matcher(reference).matches()) {
      return LinkResult.none();
    }
    Node plain = isShort ? new Code(shown(text)) : new Text(text);
    return LinkResult.replaceWith(plain, scanner.position());
  }

  private Optional<ApiSymbol> find(String reference) {
    return reference.startsWith("#") || reference.isBlank()
        ? Optional.empty()
        : catalog.findByReference(reference);
  }

  private static String shown(String reference) {
    String text = reference.startsWith("#") ? reference.substring(1) : reference;
    return text.replace('#', '.');
  }
}
