package dev.waybill.spi;

/** Reads a module's listing; its grammar is told at {@link ListedModule}. */
final class Listing {

  private final ListedModule module;
  private final String text;
  private final Registration into;
  private Registrar registrar;
  private int registrars;
  private int next;
  private int at;
  private int end;

  Listing(ListedModule module, String text, Registration into) {
    this.module = module;
    this.text = text;
    this.into = into;
    this.registrar = new LazyRegistrar(module, 0, "");
  }

  void read() {
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      end = newline < 0 ? text.length() : newline;
      line();
      at = end + 1;
    }
  }

  private void line() {
    int start = at;
    String keyword = word();
    switch (keyword) {
      case "class" -> {
        registrar = new LazyRegistrar(module, registrars++, rest());
        next = 0;
      }
      case "op" -> op();
      case "function" -> {
        String name = word();
        word(); // the erased parameters, for compilers
        into.function(registrar, next++, name, rest());
      }
      case "type" -> into.type(registrar, next++, word(), rest());
      case "constant" -> into.constant(registrar, next++, word(), rest());
      case "alias" -> into.alias(registrar, next - 1, rest());
      case "deprecated" ->
          into.deprecated(registrar, next - 1, word(), field(), field(), field(), rest());
      case "generation1" -> into.generation1(registrar, next - 1, names());
      case "kernel" ->
          into.kernel(registrar, next++, word(), word(), list(), list(), Integer.parseInt(rest()));
      default ->
          throw new IllegalStateException(
              module.id() + ": unknown line in its listing: " + text.substring(start, end));
    }
  }

  private void op() {
    String name = word();
    word(); // the erased parameters, for compilers
    String dtypes = list();
    into.op(registrar, next++, name, rest(), dtypes);
  }

  private String word() {
    int blank = text.indexOf(' ', at);
    int stop = blank < 0 || blank > end ? end : blank;
    String word = text.substring(at, stop);
    at = Math.min(stop + 1, end);
    return word;
  }

  private String field() {
    String word = word();
    return word.equals("-") ? "" : word;
  }

  private String list() {
    return field().replace(',', ' ');
  }

  private String rest() {
    return text.substring(at, end);
  }

  private String[] names() {
    return at == end ? new String[0] : rest().split(" ");
  }
}
