import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.ValidationException;

/** Many steps on many tables in one request, and what becomes of a snapshot on another branch. */
final class History {
  /** Iceberg sleeps for as long as its own threads write: another table's steps are taken meanwhile. */
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);

  /** By table, what each of its steps answers. */
  static List<List<Object>> all(Catalog catalog, JsonNode histories) throws Exception {
    List<Future<List<Object>>> running = new ArrayList<>();
    for (JsonNode one : histories) {
      TableIdentifier name = TableIdentifier.parse(one.get("table").asText());
      running.add(THREADS.submit(() -> perform(catalog, name, one.get("steps"))));
    }
    List<List<Object>> answers = new ArrayList<>();
    for (Future<List<Object>> one : running) answers.add(one.get());
    return answers;
  }

  private static List<Object> perform(Catalog catalog, TableIdentifier name, JsonNode steps)
      throws Exception {
    List<Object> answers = new ArrayList<>();
    Table table = null;
    for (JsonNode asked : steps) {
      JsonNode step = resolved(asked, answers);
      String kind = step.get("do").asText();
      boolean isMade = !kind.equals("createTable") && !kind.equals("registerTable");
      try {
        if (isMade && table == null) table = catalog.loadTable(name);
        answers.add(
            isMade ? Actions.performOn(table, kind, step) : made(catalog, name, kind, step));
      } catch (Exception error) {
        throw new IllegalStateException(name + ": " + step, error);
      }
    }
    return answers;
  }

  private static Object made(Catalog catalog, TableIdentifier name, String kind, JsonNode step) {
    return kind.equals("createTable")
        ? Actions.createTable(catalog, name, step)
        : Actions.register(catalog, name, step);
  }

  private static JsonNode resolved(JsonNode step, List<Object> answers) {
    if (step.isTextual() && step.asText().matches("\\$\\d+"))
      return new TextNode((String) answers.get(Integer.parseInt(step.asText().substring(1))));
    if (step instanceof ObjectNode object)
      object.fieldNames().forEachRemaining(key -> object.set(key, resolved(object.get(key), answers)));
    if (step instanceof ArrayNode list)
      for (int at = 0; at < list.size(); at++) list.set(at, resolved(list.get(at), answers));
    return step;
  }

  /** Onto main. */
  static Map<String, Object> cherryPick(Table table, long snapshot) {
    try {
      table.manageSnapshots().cherrypick(snapshot).commit();
      return Map.of("snapshot", String.valueOf(Refs.head(table, "main")));
    } catch (ValidationException refused) {
      return Map.of("refused", refused.getMessage());
    }
  }
}
