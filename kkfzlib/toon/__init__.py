"""What the notebooks show. Apart by subject, so that a step depends on no more code than it uses."""
