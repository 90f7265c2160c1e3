import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Branches and tags. */
final class Refs {
  static Object set(Table table, JsonNode action) {
    String ref = action.get("ref").asText();
    long snapshot =
        action.has("snapshot")
            ? Long.parseLong(action.get("snapshot").asText())
            : head(table, Actions.text(action, "from", "main"));
    boolean present = table.refs().containsKey(ref);
    ManageSnapshots update = table.manageSnapshots();
    if (Actions.text(action, "refType", "branch").equals("tag")) {
      if (present) update.replaceTag(ref, snapshot);
      else update.createTag(ref, snapshot);
    } else if (present) update.replaceBranch(ref, snapshot);
    else update.createBranch(ref, snapshot);
    if (action.has("minSnapshotsToKeep"))
      update.setMinSnapshotsToKeep(ref, action.get("minSnapshotsToKeep").asInt());
    if (action.has("maxSnapshotAgeMs"))
      update.setMaxSnapshotAgeMs(ref, action.get("maxSnapshotAgeMs").asLong());
    if (action.has("maxRefAgeMs")) update.setMaxRefAgeMs(ref, action.get("maxRefAgeMs").asLong());
    update.commit();
    return null;
  }

  static Object remove(Table table, String ref) {
    ManageSnapshots update = table.manageSnapshots();
    if (table.refs().get(ref).isTag()) update.removeTag(ref);
    else update.removeBranch(ref);
    update.commit();
    return null;
  }

  static long head(Table table, String ref) {
    return table.refs().get(ref).snapshotId();
  }

  static Map<String, Object> all(Table table) {
    Map<String, Object> answer = new TreeMap<>();
    table.refs().forEach((name, ref) -> answer.put(name, one(ref)));
    return answer;
  }

  private static Map<String, Object> one(SnapshotRef ref) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("type", ref.isTag() ? "tag" : "branch");
    answer.put("snapshot", String.valueOf(ref.snapshotId()));
    if (ref.minSnapshotsToKeep() != null)
      answer.put("minSnapshotsToKeep", ref.minSnapshotsToKeep());
    if (ref.maxSnapshotAgeMs() != null) answer.put("maxSnapshotAgeMs", ref.maxSnapshotAgeMs());
    if (ref.maxRefAgeMs() != null) answer.put("maxRefAgeMs", ref.maxRefAgeMs());
    return answer;
  }
}
