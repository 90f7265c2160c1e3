"""What a careful script does without icebranch: one table after the other, with pyiceberg.

Arguments: the catalog's properties as JSON, `branch` or `publish`, the name of the branch. The
tables' names come from stdin, one a line.
"""

import json
import sys

from pyiceberg.catalog import load_catalog
from pyiceberg.table.update import (
    AssertRefSnapshotId,
    AssertTableUUID,
    SetSnapshotRefUpdate,
)


def set_ref(catalog, table, name, expected, snapshot_id):
    catalog.commit_table(
        table,
        (
            AssertTableUUID(uuid=table.metadata.table_uuid),
            AssertRefSnapshotId(ref=name, snapshot_id=expected),
        ),
        (SetSnapshotRefUpdate(ref_name=name, type="branch", snapshot_id=snapshot_id),),
    )


def main(properties, action, branch):
    catalog = load_catalog("bronze", **json.loads(properties))
    for line in sys.stdin:
        table = catalog.load_table(line.strip())
        refs = table.refs()
        stands = refs["main"].snapshot_id
        if action == "branch":
            set_ref(catalog, table, branch, None, stands)
        else:
            set_ref(catalog, table, "main", stands, refs[branch].snapshot_id)


main(*sys.argv[1:])
