"""Makes the sample logs in testdata/samples. Standard library only; see ../samples.py."""
