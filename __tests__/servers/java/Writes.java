import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.ReplacePartitions;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Snapshots written. Each answers its id. */
final class Writes {
  static String append(Table table, JsonNode action) throws IOException {
    AppendFiles append =
        action.path("fast").asBoolean() ? table.newFastAppend() : table.newAppend();
    for (DataFile file : files(table, action)) append.appendFile(file);
    return commit(table, append, action);
  }

  /** Writes each file that has one of them anew, without it. */
  static String delete(Table table, JsonNode action) throws IOException {
    Set<Long> gone = new HashSet<>(Actions.numbers(action.get("ids")));
    OverwriteFiles overwrite = table.newOverwrite();
    for (DataFile file : live(table, action)) {
      List<Record> held = Rows.recordsOf(table, file);
      List<Record> kept = held.stream().filter(row -> !gone.contains(Rows.idOf(row))).toList();
      if (kept.size() == held.size()) continue;
      overwrite.deleteFile(file);
      for (DataFile written : Rows.writeRecords(table, kept)) overwrite.addFile(written);
    }
    return commit(table, overwrite, action);
  }

  static String replacePartitions(Table table, JsonNode action) throws IOException {
    ReplacePartitions replace = table.newReplacePartitions();
    for (DataFile file : files(table, action)) replace.addFile(file);
    return commit(table, replace, action);
  }

  /** The files that hold one of these rows become one a partition. */
  static String compact(Table table, JsonNode action) throws IOException {
    Set<Long> wanted = new HashSet<>(Actions.numbers(action.get("ids")));
    // Deletes that came before it are none of its conflicts.
    RewriteFiles rewrite =
        table.newRewrite().validateFromSnapshot(Refs.head(table, branch(action)));
    List<Record> rows = new ArrayList<>();
    for (DataFile file : live(table, action)) {
      List<Record> held = Rows.recordsOf(table, file);
      if (held.stream().noneMatch(row -> wanted.contains(Rows.idOf(row)))) continue;
      rewrite.deleteFile(file);
      rows.addAll(held);
    }
    for (DataFile file : Rows.writeRecords(table, rows)) rewrite.addFile(file);
    return commit(table, rewrite, action);
  }

  static List<DataFile> live(Table table, JsonNode action) throws IOException {
    return filesAt(table, Refs.head(table, branch(action)));
  }

  private static List<DataFile> filesAt(Table table, long snapshot) throws IOException {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      tasks.forEach(task -> files.add(task.file().copy()));
    }
    return files;
  }

  /** The data file that holds this row at a snapshot is removed, and nobody told. */
  static Object loseFile(Table table, JsonNode action) throws IOException {
    long id = action.get("id").asLong();
    for (DataFile file : filesAt(table, Long.parseLong(action.get("snapshot").asText())))
      if (Rows.recordsOf(table, file).stream().anyMatch(row -> Rows.idOf(row) == id))
        table.io().deleteFile(file.location());
    return null;
  }

  private static List<DataFile> files(Table table, JsonNode action) throws IOException {
    if (!action.has("files")) return Rows.write(table, Actions.numbers(action.get("ids")));
    List<DataFile> files = new ArrayList<>();
    for (JsonNode ids : action.get("files")) files.addAll(Rows.write(table, Actions.numbers(ids)));
    return files;
  }

  static <T extends SnapshotUpdate<T>> String commit(Table table, T update, JsonNode action) {
    Actions.strings(action.path("summary")).forEach(update::set);
    update.toBranch(branch(action)).commit();
    return String.valueOf(Refs.head(table, branch(action)));
  }

  static String branch(JsonNode action) {
    return Actions.text(action, "branch", "main");
  }
}
