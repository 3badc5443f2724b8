package dev.waybill.plugin.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.manifest.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A headless Chromium with one page, asked through its DevTools protocol. Not Selenium: it needs a
 * driver of the browser's very version, and shows neither requests nor a phone's width.
 */
final class Chromium implements AutoCloseable {

  private static final String LISTENING = "DevTools listening on ";
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonValue>> open = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
  private volatile String session = "";

  private Chromium(Process process, URI address) throws InterruptedException {
    this.process = process;
    this.socket =
        get(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Answers()));
  }

  static Chromium start(Path executable, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(LISTENING)) {
        // Nobody reads on; a full pipe would stop it.
        Thread rest = new Thread(() -> lines.lines().forEach(each -> {}));
        rest.setDaemon(true);
        rest.start();
        Chromium chromium =
            new Chromium(process, URI.create(line.substring(LISTENING.length()).strip()));
        chromium.attach();
        return chromium;
      }
    }
    throw new IOException(executable + " did not start:\n" + said);
  }

  /** Opens a page, never another place of the page that is open, and waits until it is loaded. */
  void open(URI page) throws InterruptedException {
    awaitPage(() -> send("Page.navigate", Map.of("url", page.toString())));
  }

  /**
   * Waits until another page is loaded, which something opens. Pages are told apart by their
   * loaders: the event of a page that was left, of the blank one at the start or of one that leads
   * elsewhere, may still arrive.
   */
  void awaitPage(Runnable opens) throws InterruptedException {
    String former = loader();
    opens.run();
    String now = former;
    while (now.equals(former) || !now.equals(loader())) {
      now = loaded.poll(SECONDS, TimeUnit.SECONDS);
      if (now == null) {
        throw new AssertionError("No other page was loaded.");
      }
    }
  }

  private String loader() {
    return at(send("Page.getFrameTree", Map.of()), "frameTree", "frame", "loaderId").text();
  }

  void resize(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  void prefer(String scheme) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Presses a key, by its name in events; one character also writes it. */
  void press(String key) {
    Map<String, Object> down =
        key.length() == 1
            ? Map.of("type", "keyDown", "key", key, "text", key)
            : Map.of("type", "rawKeyDown", "key", key, "windowsVirtualKeyCode", code(key));
    send("Input.dispatchKeyEvent", down);
    send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  /** Evaluates an expression, or what a promise becomes. */
  JsonValue ask(String expression) {
    JsonValue answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    JsonValue fault = answer.fields().get("exceptionDetails");
    if (fault != null) {
      JsonValue thrown = fault.fields().get("exception");
      JsonValue text = thrown == null ? null : thrown.fields().get("description");
      throw new AssertionError(expression + ": " + (text == null ? "failed" : text.text()));
    }
    JsonValue value = at(answer, "result").fields().get("value");
    return value == null ? JsonValue.ofText("", expression) : value;
  }

  List<String> askTexts(String expression) {
    return ask(expression).elements().stream().map(JsonValue::text).toList();
  }

  /** Waits until an expression is true, on whatever page that may be. */
  void await(String condition) {
    Instant end = Instant.now().plusSeconds(SECONDS);
    boolean isTrue = false;
    while (!isTrue) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("This never became true: " + condition);
      }
      try {
        isTrue = ask("new Promise(go => setTimeout(() => go(!!(" + condition + ")), 5))").truth();
      } catch (IllegalStateException e) {
        // The page went away while it was asked; the next one will answer.
        isTrue = false;
      }
    }
  }

  /** Returns what went to the console as an error or warning, or was thrown. */
  List<String> errors() {
    return errors;
  }

  /** Returns the addresses that were asked for. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      send("Browser.close", Map.of());
      socket.abort();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attach() {
    String target =
        at(send("Target.createTarget", Map.of("url", "about:blank")), "targetId").text();
    session =
        at(send("Target.attachToTarget", Map.of("targetId", target, "flatten", true)), "sessionId")
            .text();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", Map.of());
    }
    send("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
  }

  private JsonValue send(String method, Map<String, Object> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonValue> answer = new CompletableFuture<>();
    open.put(id, answer);
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(
          out,
          session.isEmpty()
              ? Map.of("id", id, "method", method, "params", parameters)
              : Map.of("id", id, "method", method, "params", parameters, "sessionId", session));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      get(socket.sendText(text.toString(), true));
      return get(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method, e);
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Chromium does not answer.", e);
    }
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        out.writeFieldName(each.getKey().toString());
        write(out, each.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object each : list) {
        write(out, each);
      }
      out.writeEndArray();
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }

  private static int code(String key) {
    return switch (key) {
      case "Enter" -> 13;
      case "Escape" -> 27;
      case "ArrowUp" -> 38;
      case "ArrowDown" -> 40;
      default -> throw new IllegalArgumentException(key);
    };
  }

  private void take(JsonValue message) {
    JsonValue id = message.fields().get("id");
    if (id != null) {
      CompletableFuture<JsonValue> answer =
          Objects.requireNonNull(open.remove(id.number().intValue()));
      if (message.fields().containsKey("error")) {
        answer.completeExceptionally(
            new IllegalStateException(at(message, "error", "message").text()));
      } else {
        answer.complete(at(message, "result"));
      }
      return;
    }
    JsonValue event = at(message, "params");
    switch (at(message, "method").text()) {
      case "Page.lifecycleEvent" -> {
        if (at(event, "name").text().equals("load")) {
          loaded.add(at(event, "loaderId").text());
        }
      }
      case "Runtime.exceptionThrown" -> errors.add(at(event, "exceptionDetails", "text").text());
      case "Runtime.consoleAPICalled" -> errors.add("console." + at(event, "type").text());
      case "Log.entryAdded" -> errors.add(at(event, "entry", "text").text());
      case "Network.requestWillBeSent" -> requests.add(at(event, "request", "url").text());
      default -> {
        // Not asked for.
      }
    }
  }

  private static JsonValue at(JsonValue object, String... path) {
    JsonValue value = object;
    for (String name : path) {
      value = Objects.requireNonNull(value.fields().get(name), name);
    }
    return value;
  }

  /** Puts the pieces of messages together. */
  private final class Answers implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        JsonValue message = JsonValue.parse(text.toString(), "Chromium");
        text.setLength(0);
        take(message);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
