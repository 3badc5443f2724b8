package dev.waybill.plugin.site;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an export shows. Empty texts and lists stand for what it does not have.
 *
 * @param name the canonical name
 * @param namespace its namespace; empty for none
 * @param simpleName its name in the namespace
 * @param kind {@code op}, {@code function}, {@code type} or {@code constant}
 * @param status {@code experimental}, {@code stable} or {@code deprecated}
 * @param since the version that first had it
 * @param summary its first sentence
 * @param plainSummary its first sentence, words alone
 * @param notes what else its comment says
 * @param signature how it is called or declared
 * @param contract what it promises, by label
 * @param parameters its parameters
 * @param returns what it returns
 * @param thrown what it throws, by type
 * @param examples its examples
 * @param areExamplesRun whether the testkit has run them
 * @param capability where it runs, or {@code null} for what has no kernels and no proof
 * @param kernels its kernels
 * @param gradients the parameters whose gradients it has, with the methods
 * @param hasGradient whether gradients flow through it
 * @param notDifferentiable why it has none
 * @param proof what else was proved, sentences
 * @param traits what else is known, sentences
 * @param names its further names
 * @param history what changed in which version, newest first
 * @param members the members of a type as Java declares them
 * @param see what to see also
 * @param declared where it is declared
 * @param file the file and line
 * @param source the address at which those can be read
 * @param module the module
 */
public record SymbolPage(
    String name,
    String namespace,
    String simpleName,
    String kind,
    String status,
    String since,
    TemplateHTMLOutputModel summary,
    String plainSummary,
    TemplateHTMLOutputModel notes,
    Signature signature,
    Map<String, TemplateHTMLOutputModel> contract,
    List<Parameter> parameters,
    TemplateHTMLOutputModel returns,
    List<Thrown> thrown,
    List<Example> examples,
    boolean areExamplesRun,
    @Nullable Capability capability,
    List<Kernel> kernels,
    List<Gradient> gradients,
    boolean hasGradient,
    TemplateHTMLOutputModel notDifferentiable,
    List<String> proof,
    List<TemplateHTMLOutputModel> traits,
    List<Name> names,
    List<ChangeLine> history,
    List<Member> members,
    List<TemplateHTMLOutputModel> see,
    String declared,
    String file,
    String source,
    String module) {

  /**
   * How an export is written in Java.
   *
   * @param before what stands before the name
   * @param name the name
   * @param isCall whether parameters stand behind it
   * @param parameters the parameters
   * @param result the type behind it
   * @param value the value of a constant
   */
  public record Signature(
      String before,
      String name,
      boolean isCall,
      List<Parameter> parameters,
      TemplateHTMLOutputModel result,
      String value) {}

  /**
   * A parameter.
   *
   * @param name its name
   * @param type its type
   * @param isNullable whether it may be null
   * @param isRequired whether it has no default
   * @param value its default
   * @param range the values that it takes
   * @param doc what it means
   */
  public record Parameter(
      String name,
      TemplateHTMLOutputModel type,
      boolean isNullable,
      boolean isRequired,
      String value,
      String range,
      TemplateHTMLOutputModel doc) {}

  /**
   * An exception.
   *
   * @param type its type
   * @param doc when it is thrown
   */
  public record Thrown(TemplateHTMLOutputModel type, TemplateHTMLOutputModel doc) {}

  /**
   * A kernel.
   *
   * @param device its device
   * @param dtypes its dtypes
   * @param requires what it needs
   * @param priority its rank
   * @param isReference whether it is the op's own body
   * @param method its method
   */
  public record Kernel(
      String device,
      String dtypes,
      String requires,
      int priority,
      boolean isReference,
      String method) {}

  /**
   * A gradient.
   *
   * @param of the parameters
   * @param method the method
   */
  public record Gradient(List<String> of, String method) {}

  /**
   * A further name.
   *
   * @param name the name
   * @param note whether it is deprecated, and what to use
   * @param isDeprecated whether it is deprecated
   */
  public record Name(String name, TemplateHTMLOutputModel note, boolean isDeprecated) {}

  /**
   * A member of a type.
   *
   * @param kind such as {@code method}
   * @param text how Java declares it
   */
  public record Member(String kind, String text) {}
}
