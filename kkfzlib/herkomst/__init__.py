"""Provenance: the chain of a kengetal from raw file to its places in the report, and what the manifests keep of it."""
