import com.fasterxml.jackson.databind.JsonNode;
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
    for (JsonNode step : steps) {
      String kind = step.get("do").asText();
      if (kind.equals("createTable")) answers.add(Actions.createTable(catalog, name, step));
      else if (kind.equals("registerTable")) answers.add(Actions.register(catalog, name, step));
      else {
        if (table == null) table = catalog.loadTable(name);
        answers.add(Actions.performOn(table, kind, step));
      }
    }
    return answers;
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
