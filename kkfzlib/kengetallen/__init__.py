"""Every kengetal: its definition in the registry and its computation from clean tables."""
