package org.apache.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;

/** What the manifests say, counted; in Iceberg's own package, which alone sees an entry's status. */
public final class Audit {
  private final Table table;
  private final List<String> problems = new ArrayList<>();
  private final TreeSet<String> reachable = new TreeSet<>();
  private final Map<String, Counted> counted = new HashMap<>();

  /** Of one manifest's live entries; `vectors`: the data files that its deletion vectors are of. */
  private record Counted(
      long files, long rows, long bytes, boolean deletes, Set<String> paths, Set<String> vectors) {}

  private Audit(Table table) {
    this.table = table;
  }

  /** Every snapshot's live files, rows and bytes; the files that lead to them; and what does not add up. */
  public static Map<String, Object> of(Table table) {
    Audit audit = new Audit(table);
    List<Object> snapshots = new ArrayList<>();
    table.snapshots().forEach(one -> snapshots.add(audit.snapshot(one)));
    return Map.of(
        "snapshots", snapshots, "reachable", audit.reachable, "problems", audit.problems);
  }

  private Map<String, Object> snapshot(Snapshot snapshot) {
    reachable.add(snapshot.manifestListLocation());
    long files = 0;
    long rows = 0;
    long bytes = 0;
    long deletes = 0;
    Set<String> paths = new HashSet<>();
    Set<String> vectors = new HashSet<>();
    List<ManifestFile> manifests = snapshot.allManifests(table.io());
    for (ManifestFile manifest : manifests) {
      reachable.add(manifest.path());
      if (manifest.sequenceNumber() > snapshot.sequenceNumber())
        problem(manifest, "is later than snapshot " + snapshot.snapshotId());
      Counted one = counted.computeIfAbsent(manifest.path(), unused -> count(manifest));
      if (one.deletes()) deletes += one.files();
      else {
        files += one.files();
        rows += one.rows();
      }
      paths.addAll(one.paths());
      vectors.addAll(one.vectors());
      bytes += one.bytes();
    }
    if (!paths.containsAll(vectors))
      problems.add(snapshot.snapshotId() + " has a deletion vector of a file that is gone");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", String.valueOf(snapshot.snapshotId()));
    answer.put("manifests", manifests.size());
    answer.put("dataFiles", files);
    answer.put("rows", rows);
    answer.put("bytes", bytes);
    answer.put("deleteFiles", deletes);
    return answer;
  }

  private Counted count(ManifestFile manifest) {
    if (manifest.length() != table.io().newInputFile(manifest.path()).getLength())
      problem(manifest, "has another length");
    boolean deletes = manifest.content() == ManifestContent.DELETES;
    return deletes
        ? count(manifest, ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs()))
        : count(manifest, ManifestFiles.read(manifest, table.io(), table.specs()));
  }

  private <F extends ContentFile<F>> Counted count(ManifestFile manifest, ManifestReader<F> reader) {
    Map<ManifestEntry.Status, long[]> by = new HashMap<>();
    for (var status : ManifestEntry.Status.values()) by.put(status, new long[2]);
    Set<String> paths = new HashSet<>();
    Set<String> vectors = new HashSet<>();
    long bytes = 0;
    long least = Long.MAX_VALUE;
    try (CloseableIterable<ManifestEntry<F>> entries = reader.entries()) {
      for (ManifestEntry<F> entry : entries) {
        F file = entry.file();
        long[] tally = by.get(entry.status());
        tally[0] += 1;
        tally[1] += file.recordCount();
        check(manifest, entry);
        if (!entry.isLive()) continue;
        checkBounds(manifest, file.partition());
        if (file instanceof DataFile) paths.add(file.location());
        if (file instanceof DeleteFile one && one.format() == FileFormat.PUFFIN)
          vectors.add(one.referencedDataFile());
        // A deletion vector is a part of its file.
        bytes += file instanceof DeleteFile vector && vector.contentSizeInBytes() != null
            ? vector.contentSizeInBytes()
            : file.fileSizeInBytes();
        if (entry.dataSequenceNumber() != null) least = Math.min(least, entry.dataSequenceNumber());
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    checkCounts(manifest, by);
    if (least != Long.MAX_VALUE && manifest.minSequenceNumber() != least)
      problem(manifest, "has min sequence number " + manifest.minSequenceNumber() + ", not " + least);
    long[] added = by.get(ManifestEntry.Status.ADDED);
    long[] existing = by.get(ManifestEntry.Status.EXISTING);
    return new Counted(
        added[0] + existing[0],
        added[1] + existing[1],
        bytes,
        manifest.content() == ManifestContent.DELETES,
        paths,
        vectors);
  }

  private void check(ManifestFile manifest, ManifestEntry<?> entry) {
    boolean isOwn = Objects.equals(entry.snapshotId(), manifest.snapshotId());
    if (entry.status() == ManifestEntry.Status.ADDED && !isOwn)
      problem(manifest, "adds a file of snapshot " + entry.snapshotId());
    if (entry.status() == ManifestEntry.Status.EXISTING && isOwn)
      problem(manifest, "had a file before it was written");
    Long sequence = entry.dataSequenceNumber();
    if (sequence != null && sequence > manifest.sequenceNumber())
      problem(manifest, "has a file of sequence number " + sequence);
  }

  /** Whoever plans a scan leaves out a manifest whose bounds do not meet what is sought. */
  private void checkBounds(ManifestFile manifest, StructLike partition) {
    PartitionSpec spec = table.specs().get(manifest.partitionSpecId());
    if (spec.fields().isEmpty()) return;
    List<ManifestFile.PartitionFieldSummary> summaries = manifest.partitions();
    if (summaries == null || summaries.size() != spec.fields().size()) {
      problem(manifest, "does not say which partitions it has");
      return;
    }
    for (int at = 0; at < summaries.size(); at++)
      if (!holds(summaries.get(at), spec.partitionType().fields().get(at).type(), partition, at))
        problem(manifest, "has a file out of its bounds: " + partition);
  }

  private static boolean holds(
      ManifestFile.PartitionFieldSummary summary, Type type, StructLike partition, int at) {
    Object value = partition.get(at, type.typeId().javaClass());
    if (value == null) return summary.containsNull();
    if (summary.lowerBound() == null || summary.upperBound() == null) return false;
    var order = Comparators.<Object>forType(type.asPrimitiveType());
    return order.compare(Conversions.fromByteBuffer(type, summary.lowerBound()), value) <= 0
        && order.compare(value, Conversions.fromByteBuffer(type, summary.upperBound())) <= 0;
  }

  private void checkCounts(ManifestFile manifest, Map<ManifestEntry.Status, long[]> by) {
    long[] said = {
      manifest.addedFilesCount(), manifest.addedRowsCount(),
      manifest.existingFilesCount(), manifest.existingRowsCount(),
      manifest.deletedFilesCount(), manifest.deletedRowsCount()
    };
    long[] added = by.get(ManifestEntry.Status.ADDED);
    long[] existing = by.get(ManifestEntry.Status.EXISTING);
    long[] deleted = by.get(ManifestEntry.Status.DELETED);
    long[] found = {added[0], added[1], existing[0], existing[1], deleted[0], deleted[1]};
    for (int at = 0; at < said.length; at++)
      if (said[at] != found[at])
        problem(manifest, "says " + said[at] + " where " + found[at] + " are (" + at + ")");
  }

  private void problem(ManifestFile manifest, String words) {
    problems.add(manifest.path() + " " + words);
  }

  /** The data files that are live at a snapshot, by path, with what a manifest keeps of them. */
  public static Map<String, Object> files(Table table, long snapshot) {
    Map<String, Object> files = new TreeMap<>();
    for (ManifestFile manifest : table.snapshot(snapshot).dataManifests(table.io()))
      try (CloseableIterable<ManifestEntry<DataFile>> entries =
          ManifestFiles.read(manifest, table.io(), table.specs()).liveEntries()) {
        for (ManifestEntry<DataFile> entry : entries)
          files.put(entry.file().location(), described(table, entry.file().copy()));
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    return files;
  }

  private static Map<String, Object> described(Table table, DataFile file) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("format", file.format().name());
    answer.put("spec", file.specId());
    answer.put("partition", table.specs().get(file.specId()).partitionToPath(file.partition()));
    answer.put("rows", file.recordCount());
    answer.put("size", file.fileSizeInBytes());
    answer.put("columnSizes", file.columnSizes());
    answer.put("values", file.valueCounts());
    answer.put("nulls", file.nullValueCounts());
    answer.put("nans", file.nanValueCounts());
    answer.put("lower", bounds(file.lowerBounds()));
    answer.put("upper", bounds(file.upperBounds()));
    answer.put("key", file.keyMetadata() == null ? null : hex(file.keyMetadata()));
    answer.put("splits", file.splitOffsets());
    answer.put("equality", file.equalityFieldIds());
    answer.put("order", file.sortOrderId());
    answer.put("sequence", file.dataSequenceNumber());
    answer.put("fileSequence", file.fileSequenceNumber());
    answer.put("firstRowId", file.firstRowId());
    return answer;
  }

  private static Map<Integer, String> bounds(Map<Integer, ByteBuffer> bounds) {
    if (bounds == null) return null;
    Map<Integer, String> texts = new TreeMap<>();
    bounds.forEach((column, bytes) -> texts.put(column, hex(bytes)));
    return texts;
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return java.util.HexFormat.of().formatHex(copy);
  }
}
