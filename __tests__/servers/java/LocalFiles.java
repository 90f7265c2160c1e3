import java.io.File;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * For `fs.file.impl`: without its native library Hadoop starts a process for each file that it makes,
 * to set permissions that the file has already; and it writes checksums beside each.
 */
public final class LocalFiles extends RawLocalFileSystem {
  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {}

  @Override
  protected boolean mkOneDirWithMode(Path path, File folder, FsPermission permission) {
    return folder.mkdir();
  }
}
