"""A second, independent computation of what `winnow` defines; see ../winnow_reference.py."""
