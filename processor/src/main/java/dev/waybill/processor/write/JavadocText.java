package dev.waybill.processor.write;

import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.SchemaText;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.MethodDraft.Thrown;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the Javadoc of facade members: the user's text, and every tag that doclint asks for. */
final class JavadocText {

  // Types that resolve without an import; others cannot be named by a @throws tag.
  private static final Set<String> KNOWN =
      Set.of(
          "ArithmeticException",
          "ArrayIndexOutOfBoundsException",
          "ArrayStoreException",
          "ClassCastException",
          "IllegalArgumentException",
          "IllegalStateException",
          "IndexOutOfBoundsException",
          "NegativeArraySizeException",
          "NullPointerException",
          "NumberFormatException",
          "RuntimeException",
          "SecurityException",
          "StringIndexOutOfBoundsException",
          "UnsupportedOperationException");

  private final DocDraft doc;
  private final String canonical;
  private final String result;

  JavadocText(Exported export) {
    this.doc = export.draft().doc();
    this.canonical = export.canonical();
    this.result =
        export.draft().creator() == null
            ? "the result"
            : "a new <code>" + DocHtml.escaped(export.draft().called()) + "</code>";
  }

  /** Returns the main text. */
  String main(String further) {
    DocHtml html = new DocHtml();
    add(doc.summary(), html);
    add(doc.body(), html);
    String text = html.finish();
    if (text.isEmpty()) {
      text = "Is <code>" + DocHtml.escaped(canonical) + "</code>.\n";
    }
    return text + (further.isEmpty() ? "" : "\n<p>" + further + "\n");
  }

  /**
   * Returns the tags of a method.
   *
   * @param method the method
   * @param parameters those of its parameters that the facade's method has
   * @param names names them as the facade does
   * @param options the name of a parameter that holds the others, or an empty text
   */
  String tags(
      MethodDraft method,
      List<ParameterDraft> parameters,
      Function<ParameterDraft, String> names,
      String options) {
    StringBuilder tags = new StringBuilder();
    for (String variable : TypeTexts.variables(method)) {
      tag(tags, "param <" + variable + ">", doc.typeParams().get(variable), "a type");
    }
    for (ParameterDraft p : parameters) {
      tag(tags, "param " + names.apply(p), doc.params().get(p.name()), "the argument");
      tags.append(facts(p));
    }
    if (!options.isEmpty()) {
      tags.append("@param ").append(options).append(" the arguments that have defaults\n");
    }
    if (method.result().kind() != Kind.VOID) {
      tags.append("@return ").append(block(doc.returns(), result)).append('\n');
    }
    thrown(method).forEach((type, text) -> tags.append("@throws " + type + " " + text + "\n"));
    return tags.isEmpty() ? "" : "\n" + tags;
  }

  /** Returns what a parameter's text is, for a setter of its own. */
  String parameter(ParameterDraft p) {
    Located<String> text = doc.params().get(p.name());
    return block(text == null ? "" : text.value(), "the argument") + "\n" + facts(p);
  }

  /** Returns the tag of a deprecated name. */
  static String deprecated(@Nullable DeprecationDraft deprecation, String ofElement) {
    if (deprecation == null) {
      return "@deprecated " + ofElement + "\n";
    }
    String removal = deprecation.removal().value();
    DocHtml why = new DocHtml();
    why.text(deprecation.why().replaceAll("\\s+", " "));
    return "@deprecated since "
        + DocHtml.escaped(deprecation.since().value())
        + (removal.isEmpty() ? "" : ", to be removed in " + DocHtml.escaped(removal))
        + "; use <code>"
        + DocHtml.escaped(deprecation.use().value())
        + "</code> instead. "
        + why.finish().strip()
        + "\n";
  }

  /** Returns the text of the element's own deprecation. */
  String ownDeprecation() {
    return block(doc.deprecated(), "as the exported element is");
  }

  private String facts(ParameterDraft p) {
    List<String> facts = new ArrayList<>();
    String type = p.type().source();
    if (p.defaultValue() != null) {
      String literal = SchemaText.literal(type, p.defaultValue().value());
      facts.add("default <code>" + DocHtml.escaped(literal) + "</code>");
    }
    var range = ManifestBuilder.range(p.range());
    if (range != null) {
      facts.add("in <code>" + DocHtml.escaped(SchemaText.of(range)) + "</code>");
    }
    return facts.isEmpty() ? "" : "    (" + String.join(", ", facts) + ")\n";
  }

  /** Returns the declared exceptions, and those documented ones that can be named. */
  private Map<String, String> thrown(MethodDraft method) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Thrown thrown : method.thrown()) {
      Located<String> text = find(thrown.type());
      texts.put(
          thrown.type(), block(text == null ? "" : text.value(), "as the exported method does"));
    }
    doc.thrown()
        .forEach(
            (type, text) -> {
              String simple = simple(type);
              boolean declared =
                  texts.keySet().stream().anyMatch(name -> simple(name).equals(simple));
              if (!declared && KNOWN.contains(simple)) {
                texts.put(
                    "java.lang." + simple, block(text.value(), "where the argument is wrong"));
              }
            });
    return texts;
  }

  private @Nullable Located<String> find(String type) {
    Located<String> text = doc.thrown().get(type);
    return text != null ? text : doc.thrown().get(simple(type));
  }

  private void tag(
      StringBuilder tags, String tag, @Nullable Located<String> text, String otherwise) {
    tags.append('@')
        .append(tag)
        .append(' ')
        .append(block(text == null ? "" : text.value(), otherwise))
        .append('\n');
  }

  private String block(String text, String otherwise) {
    DocHtml html = new DocHtml();
    add(text, html);
    String block = html.finish().strip();
    return block.isEmpty() ? otherwise : block;
  }

  private void add(String text, DocHtml html) {
    if (text.isBlank()) {
      return;
    }
    if (doc.markdown()) {
      MarkdownDoc.add(text, html);
    } else {
      TraditionalDoc.add(text, html);
    }
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** Returns an example of a default, {@code k = 10}. */
  static String assignment(ParameterDraft p) {
    return "<code>" + DocHtml.escaped(SchemaText.of(api(p))) + "</code>";
  }

  private static ApiParameter api(ParameterDraft p) {
    return new ApiParameter(
        p.name(),
        p.type().source(),
        p.defaultValue() == null ? null : p.defaultValue().value(),
        null,
        false,
        "");
  }
}
